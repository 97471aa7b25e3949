package io.github.xstatewebrtc.transport.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The way through the hub for all relayed connections of one member, within the quota
 * that the hub allows it. What is above waits here for each connection by itself; these
 * are served in turn, so that none keeps another from being heard. A connection for which
 * too much waits ends. Safe for use by many threads.
 */
public final class RelayOutbox {

	/** As much as waits in the engine's queue of a direct connection. */
	static final long MAX_COST_OF_ONE = 8 << 20;

	static final long MAX_COST = 8 * MAX_COST_OF_ONE;

	private final SignalingMember member;

	private final Timers timers;

	/** Those for which something waits, the next to be served first. */
	private final Deque<RelayTransport> turns = new ArrayDeque<>();

	/** Of all that waits. */
	private long cost;

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
		RelayQueue queue = transport.queue();
		long before = queue.cost();
		queue.add(channel, frame);
		this.cost += queue.cost() - before;
		if (before == 0 && !queue.isEmpty()) {
			this.turns.add(transport);
		}
		flush();
		if (queue.cost() > MAX_COST_OF_ONE) {
			giveUp(transport);
		}
		else if (this.cost > MAX_COST) {
			this.turns.stream().max(Comparator.comparingLong((each) -> each.queue().cost())).ifPresent(this::giveUp);
		}
	}

	void close(RelayTransport transport) {
		forget(transport);
		say(transport, new MemberMessage.RelayClose(transport.to(), transport.conn(), RelayCode.CLOSED.wireName(),
				"The other side has closed the connection."));
	}

	synchronized void forget(RelayTransport transport) {
		this.cost -= transport.queue().cost();
		transport.queue().end();
		this.turns.remove(transport);
	}

	private void giveUp(RelayTransport transport) {
		forget(transport);
		transport.close("More waits for its way through the hub than may.");
	}

	private synchronized void resume() {
		this.pausing = false;
		flush();
	}

	private void flush() {
		while (!this.pausing) {
			RelayTransport transport = this.turns.peek();
			RelayQueue.Frame frame = (transport != null) ? transport.queue().peek() : null;
			if (transport == null || frame == null) {
				return;
			}
			long wait = (this.pace != null) ? this.pace.take(frame.cost(), this.timers.nanoTime()) : 0;
			if (wait > 0) {
				this.pausing = true;
				this.timers.schedule(Duration.ofNanos(wait), this::resume);
				return;
			}
			this.turns.remove();
			transport.queue().removeNext();
			this.cost -= frame.cost();
			if (!transport.queue().isEmpty()) {
				this.turns.add(transport);
			}
			say(transport,
					new MemberMessage.Relay(transport.to(), transport.conn(), frame.channel().id(), frame.text()));
			transport.sent(frame.length());
		}
	}

	private void say(RelayTransport transport, MemberMessage message) {
		this.member.relay(message, transport.to(), transport.conn());
	}

}
