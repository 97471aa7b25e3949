package io.github.xstatewebrtc.link;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.FrameReader;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * One channel of one connection, as this side knows it.
 */
final class ConnectionChannel {

	private final LinkChannel channel;

	private final FrameReader reader;

	private final ReceiveWindow receiving;

	private @Nullable Greeted greeted;

	/**
	 * Begin without a hello.
	 * @param channel which it is
	 * @param limits what this side takes
	 * @param receiving counts what it takes: in the conversation, or on this connection
	 */
	ConnectionChannel(LinkChannel channel, LinkLimits limits, ReceiveWindow receiving) {
		this.channel = channel;
		this.reader = new FrameReader(Math.max(limits.frameBytes(), LinkLimits.defaults().frameBytes()),
				limits.messageBytes());
		this.receiving = receiving;
	}

	LinkChannel channel() {
		return this.channel;
	}

	FrameReader reader() {
		return this.reader;
	}

	ReceiveWindow receiving() {
		return this.receiving;
	}

	/**
	 * Return what began with the other side's hello.
	 * @return {@code null} before it
	 */
	@Nullable Greeted greeted() {
		return this.greeted;
	}

	void greeted(SendWindow sending, FrameComposer composer) {
		this.greeted = new Greeted(sending, composer);
	}

	/**
	 * What exists from the other side's hello on.
	 *
	 * @param sending what the other side has yet to acknowledge
	 * @param composer makes frames for it
	 */
	record Greeted(SendWindow sending, FrameComposer composer) {
	}

}
