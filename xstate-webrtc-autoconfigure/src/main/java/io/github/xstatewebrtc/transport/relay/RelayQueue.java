package io.github.xstatewebrtc.transport.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.signaling.RelaySettings;

/**
 * The frames of one relayed connection that wait. Those of the actor channel and the
 * first of the other, its hello, go before the rest: a connection whose hello is late is
 * closed. Confined to the lock of its outbox.
 */
final class RelayQueue {

	private final Deque<Frame> first = new ArrayDeque<>();

	private final Deque<Frame> rest = new ArrayDeque<>();

	private boolean greeted;

	private boolean ended;

	private long cost;

	/**
	 * Let a frame wait, unless the connection has ended.
	 * @param channel its channel
	 * @param bytes its text
	 */
	void add(LinkChannel channel, byte[] bytes) {
		if (this.ended) {
			return;
		}
		Frame frame = new Frame(channel, bytes);
		this.cost += frame.cost();
		if (channel == LinkChannel.ACTOR || !this.greeted) {
			this.greeted |= channel == LinkChannel.INSPECT;
			this.first.add(frame);
		}
		else {
			this.rest.add(frame);
		}
	}

	/**
	 * Return the next frame, which goes on waiting.
	 * @return the frame, {@code null} if none waits
	 */
	@Nullable Frame peek() {
		return this.first.isEmpty() ? this.rest.peek() : this.first.peek();
	}

	void removeNext() {
		Frame frame = this.first.isEmpty() ? this.rest.remove() : this.first.remove();
		this.cost -= frame.cost();
	}

	boolean isEmpty() {
		return this.cost == 0;
	}

	/**
	 * Return what all that waits costs of the quota.
	 * @return a number of bytes
	 */
	long cost() {
		return this.cost;
	}

	/**
	 * Drop what waits and take no more.
	 */
	void end() {
		this.ended = true;
		this.first.clear();
		this.rest.clear();
		this.cost = 0;
	}

	/**
	 * A frame that waits.
	 */
	static final class Frame {

		private final LinkChannel channel;

		private final byte[] bytes;

		private Frame(LinkChannel channel, byte[] bytes) {
			this.channel = channel;
			this.bytes = bytes;
		}

		LinkChannel channel() {
			return this.channel;
		}

		String text() {
			return new String(this.bytes, StandardCharsets.UTF_8);
		}

		int length() {
			return this.bytes.length;
		}

		int cost() {
			return this.bytes.length + RelaySettings.FRAME_COST;
		}

	}

}
