package io.github.xstatewebrtc.vectors;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportSignals;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * A connection whose other side is the runner. Its frames are read by hand: what is
 * tested does not judge itself.
 */
final class HandTransport implements Transport {

	static final TransportSignals NO_SIGNALS = new TransportSignals() {

		@Override
		public void localDescription(SessionDescription description) {
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
		}

	};

	private final BiConsumer<Integer, JsonNode> sent;

	private final String[] slices = { "", "" };

	private @Nullable TransportListener listener;

	private boolean closed;

	HandTransport(BiConsumer<Integer, JsonNode> sent) {
		this.sent = sent;
	}

	void opens() {
		listener().opened();
	}

	void says(int channel, String frame) {
		if (!this.closed) {
			listener().received((channel == 0) ? LinkChannel.ACTOR : LinkChannel.INSPECT,
					frame.getBytes(StandardCharsets.UTF_8));
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	void cut() {
		if (!this.closed) {
			this.closed = true;
			listener().closed("The network went away.");
		}
	}

	@Override
	public void open(TransportListener told) {
		this.listener = told;
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		if (frame.length == 0 || frame.length > 16_384) {
			throw new IllegalArgumentException("A frame of " + frame.length + " bytes");
		}
		String text = new String(frame, StandardCharsets.UTF_8);
		String whole = text.startsWith("[") ? text : this.slices[channel.id()] + text.substring(1);
		this.slices[channel.id()] = text.startsWith("+") ? whole : "";
		if (!text.startsWith("+")) {
			for (JsonNode message : VectorFile.MAPPER.readTree(whole)) {
				this.sent.accept(channel.id(), message);
			}
		}
	}

	@Override
	public void close() {
		cut();
	}

	@Override
	public int maxFrameBytes() {
		return 65_536;
	}

	@Override
	public TransportStatistics statistics() {
		return new TransportStatistics(new TransportStatistics.Path("host", "host", null, null, "udp"),
				Duration.ofMillis(1), 0, 0);
	}

	@Override
	public void remoteDescription(SessionDescription description) {
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
	}

	private TransportListener listener() {
		if (this.listener == null) {
			throw new IllegalStateException("The connection was never opened");
		}
		return this.listener;
	}

}
