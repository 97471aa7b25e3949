package io.github.xstatewebrtc.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.FrameBatch;
import io.github.xstatewebrtc.protocol.FrameSlices;
import io.github.xstatewebrtc.protocol.link.Bye;
import io.github.xstatewebrtc.protocol.link.LinkMessages;
import io.github.xstatewebrtc.protocol.link.Ping;
import io.github.xstatewebrtc.protocol.link.Pong;

/**
 * Composes the frames of one channel of one connection out of what waits and what the
 * window admits. A frame is composed only when it can be sent at once.
 */
final class FrameComposer {

	private final MessageSupply supply;

	private final SendWindow sending;

	private final ReceiveWindow receiving;

	private final int frameBytes;

	private final long messageBytes;

	private final Consumer<Outgoing> tooLarge;

	private final Deque<byte[]> slices = new ArrayDeque<>();

	private @Nullable Ping ping;

	private @Nullable Pong pong;

	/**
	 * Begin with nothing sent.
	 * @param supply what waits
	 * @param sending what may be sent
	 * @param receiving what is to be acknowledged
	 * @param frameBytes the largest frame
	 * @param messageBytes the largest sliced batch that the other side takes
	 * @param tooLarge told of messages that are larger, which are left out
	 */
	FrameComposer(MessageSupply supply, SendWindow sending, ReceiveWindow receiving, int frameBytes, long messageBytes,
			Consumer<Outgoing> tooLarge) {
		this.supply = supply;
		this.sending = sending;
		this.receiving = receiving;
		this.frameBytes = frameBytes;
		this.messageBytes = messageBytes;
		this.tooLarge = tooLarge;
	}

	void ping(Ping ping) {
		this.ping = ping;
	}

	/**
	 * Answer a ping with the next frame. Of several pings only the last is answered: so
	 * they cannot pile up.
	 * @param pong the answer
	 */
	void pong(Pong pong) {
		this.pong = pong;
	}

	/**
	 * Return whether slices wait that must go before anything else on this channel.
	 * @return {@code true} in the midst of a large message
	 */
	boolean isSlicing() {
		return !this.slices.isEmpty();
	}

	/**
	 * Compose the next frame.
	 * @return the frame, {@code null} if nothing waits or the window is closed
	 */
	byte @Nullable [] next() {
		byte[] slice = this.slices.poll();
		if (slice != null) {
			return slice;
		}
		FrameBatch batch = new FrameBatch(this.frameBytes);
		addControls(batch);
		Outgoing next = nextAdmitted();
		if (this.receiving.due() || (this.receiving.pending() && (next != null || !batch.isEmpty()))) {
			batch.add(LinkMessages.encode(this.receiving.acknowledge()));
		}
		while (next != null && batch.fits(next.message())) {
			take(next);
			batch.add(next.message());
			next = nextAdmitted();
		}
		if (!batch.isEmpty()) {
			return batch.toFrame();
		}
		if (next == null) {
			return null;
		}
		take(next);
		this.slices.addAll(FrameSlices.of(next.message(), this.frameBytes));
		return this.slices.poll();
	}

	/**
	 * Compose the last frames: what is left of a large message, an acknowledgement that
	 * waits, so that as little as can be stays unknown, and the bye.
	 * @param bye the last message
	 * @return the frames, in order
	 */
	List<byte[]> last(Bye bye) {
		List<byte[]> frames = new ArrayList<>(this.slices);
		this.slices.clear();
		if (this.receiving.pending()) {
			frames.addAll(frames(this.receiving.acknowledge(), this.frameBytes));
		}
		frames.addAll(frames(bye, this.frameBytes));
		return frames;
	}

	/**
	 * Compose the frames of one message alone.
	 * @param message a message of the link
	 * @param frameBytes the largest frame
	 * @return the frames, in order
	 */
	static List<byte[]> frames(Record message, int frameBytes) {
		byte[] encoded = LinkMessages.encode(message);
		FrameBatch batch = new FrameBatch(frameBytes);
		if (!batch.fits(encoded)) {
			return FrameSlices.of(encoded, frameBytes);
		}
		batch.add(encoded);
		return List.of(batch.toFrame());
	}

	private void addControls(FrameBatch batch) {
		if (this.ping != null) {
			batch.add(LinkMessages.encode(this.ping));
			this.ping = null;
		}
		if (this.pong != null) {
			batch.add(LinkMessages.encode(this.pong));
			this.pong = null;
		}
	}

	private @Nullable Outgoing nextAdmitted() {
		Outgoing next = this.supply.peek();
		while (next != null && next.message().length + (long) FrameBatch.OVERHEAD_BYTES > this.messageBytes) {
			this.supply.leaveOut();
			this.tooLarge.accept(next);
			next = this.supply.peek();
		}
		if (next == null || !this.sending.admits(next)) {
			return null;
		}
		next.renew();
		return next;
	}

	private void take(Outgoing next) {
		this.supply.remove();
		this.sending.sent(next);
	}

}
