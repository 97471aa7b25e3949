package io.github.xstatewebrtc.transport.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;
import io.github.xstatewebrtc.signaling.RelaySettings;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The way through the hub for all relayed connections of one member, within the quota
 * that the hub allows it: what is above waits here, frames of the actor channel before
 * all others. The windows of the links bound what waits. Safe for use by many threads.
 */
public final class RelayOutbox {

	private final SignalingMember member;

	private final Timers timers;

	private final Deque<Waiting> actor = new ArrayDeque<>();

	private final Deque<Waiting> inspect = new ArrayDeque<>();

	private @Nullable Pace pace;

	private boolean pausing;

	/**
	 * Make the way.
	 * @param member says it to the hub
	 * @param timers time
	 */
	public RelayOutbox(SignalingMember member, Timers timers) {
		this.member = member;
		this.timers = timers;
	}

	/**
	 * Keep to a quota from now on.
	 * @param bytesPerSecond the quota, {@code null} for none
	 */
	public synchronized void limit(@Nullable Integer bytesPerSecond) {
		this.pace = (bytesPerSecond != null) ? new Pace(bytesPerSecond, this.timers.nanoTime()) : null;
		flush();
	}

	void open(RelayTransport transport) {
		say(transport, new MemberMessage.Relay(transport.to(), transport.conn(), null, null));
	}

	synchronized void send(RelayTransport transport, LinkChannel channel, byte[] frame) {
		((channel == LinkChannel.ACTOR) ? this.actor : this.inspect)
			.add(new Waiting(transport, frame.length, new MemberMessage.Relay(transport.to(), transport.conn(),
					channel.id(), new String(frame, StandardCharsets.UTF_8))));
		flush();
	}

	void close(RelayTransport transport) {
		forget(transport);
		say(transport, new MemberMessage.RelayClose(transport.to(), transport.conn(), RelayCode.CLOSED.wireName(),
				"The other side has closed the connection."));
	}

	synchronized void forget(RelayTransport transport) {
		this.actor.removeIf((waiting) -> waiting.transport() == transport);
		this.inspect.removeIf((waiting) -> waiting.transport() == transport);
	}

	private synchronized void resume() {
		this.pausing = false;
		flush();
	}

	private void flush() {
		while (!this.pausing) {
			Deque<Waiting> queue = this.actor.isEmpty() ? this.inspect : this.actor;
			Waiting next = queue.peek();
			if (next == null) {
				return;
			}
			long wait = (this.pace != null)
					? this.pace.take(next.length() + RelaySettings.FRAME_COST, this.timers.nanoTime()) : 0;
			if (wait > 0) {
				this.pausing = true;
				this.timers.schedule(Duration.ofNanos(wait), this::resume);
				return;
			}
			queue.remove();
			say(next.transport(), next.message());
			next.transport().sent(next.length());
		}
	}

	private void say(RelayTransport transport, MemberMessage message) {
		this.member.relay(message, transport.to(), transport.conn());
	}

	private record Waiting(RelayTransport transport, int length, MemberMessage message) {
	}

}
