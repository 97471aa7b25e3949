package io.github.xstatewebrtc.application.interop;

import java.util.Map;
import java.util.function.BiConsumer;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * A real connection of which both hellos are read.
 */
final class TappedTransport implements Transport {

	private final Transport real;

	private final BiConsumer<String, TappedTransport> greeted;

	private volatile Map<String, String> names = Map.of();

	/**
	 * Tap a connection.
	 * @param real the connection
	 * @param greeted told the id of the peer that has said hello
	 */
	TappedTransport(Transport real, BiConsumer<String, TappedTransport> greeted) {
		this.real = real;
		this.greeted = greeted;
	}

	Map<String, String> names() {
		return this.names;
	}

	@Override
	public void open(TransportListener listener) {
		this.real.open(new Tap(listener));
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		if (channel == LinkChannel.ACTOR && this.names.isEmpty()) {
			JsonNode hello = first(frame);
			this.names = Map.of("conn", hello.path("conn").asString(), "link", hello.path("link").asString());
		}
		this.real.send(channel, frame);
	}

	@Override
	public void remoteDescription(SessionDescription description) {
		this.real.remoteDescription(description);
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
		this.real.remoteCandidate(candidate);
	}

	@Override
	public void restart() {
		this.real.restart();
	}

	@Override
	public int maxFrameBytes() {
		return this.real.maxFrameBytes();
	}

	@Override
	public TransportStatistics statistics() {
		return this.real.statistics();
	}

	@Override
	public void close() {
		this.real.close();
	}

	private static JsonNode first(byte[] frame) {
		return ProtocolJson.mapper().readTree(frame).path(0);
	}

	private final class Tap implements TransportListener {

		private final TransportListener listener;

		private boolean heard;

		private Tap(TransportListener listener) {
			this.listener = listener;
		}

		@Override
		public void received(LinkChannel channel, byte[] frame) {
			if (channel == LinkChannel.ACTOR && !this.heard) {
				this.heard = true;
				TappedTransport.this.greeted.accept(first(frame).path("peerId").asString(), TappedTransport.this);
			}
			this.listener.received(channel, frame);
		}

		@Override
		public void localDescription(SessionDescription description) {
			this.listener.localDescription(description);
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
			this.listener.localCandidate(candidate);
		}

		@Override
		public void opened() {
			this.listener.opened();
		}

		@Override
		public void expiring() {
			this.listener.expiring();
		}

		@Override
		public void interrupted() {
			this.listener.interrupted();
		}

		@Override
		public void closed(String reason) {
			this.listener.closed(reason);
		}

	}

}
