package io.github.xstatewebrtc.application.interop;

import java.util.Map;
import java.util.function.BiConsumer;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.link.ForwardingListener;
import io.github.xstatewebrtc.link.ForwardingTransport;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * A real connection of which both hellos are read.
 */
final class TappedTransport extends ForwardingTransport {

	private final BiConsumer<String, TappedTransport> greeted;

	private volatile Map<String, String> names = Map.of();

	/**
	 * Tap a connection.
	 * @param real the connection
	 * @param greeted told the id of the peer that has said hello
	 */
	TappedTransport(Transport real, BiConsumer<String, TappedTransport> greeted) {
		super(real);
		this.greeted = greeted;
	}

	Map<String, String> names() {
		return this.names;
	}

	@Override
	public void open(TransportListener listener) {
		super.open(new Tap(listener));
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		if (channel == LinkChannel.ACTOR && this.names.isEmpty()) {
			JsonNode hello = first(frame);
			this.names = Map.of("conn", hello.path("conn").asString(), "link", hello.path("link").asString());
		}
		super.send(channel, frame);
	}

	private static JsonNode first(byte[] frame) {
		return ProtocolJson.mapper().readTree(frame).path(0);
	}

	private final class Tap extends ForwardingListener {

		private boolean heard;

		private Tap(TransportListener listener) {
			super(listener);
		}

		@Override
		public void received(LinkChannel channel, byte[] frame) {
			if (channel == LinkChannel.ACTOR && !this.heard) {
				this.heard = true;
				TappedTransport.this.greeted.accept(first(frame).path("peerId").asString(), TappedTransport.this);
			}
			super.received(channel, frame);
		}

	}

}
