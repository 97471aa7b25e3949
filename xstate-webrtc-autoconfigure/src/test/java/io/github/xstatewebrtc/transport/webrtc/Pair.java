package io.github.xstatewebrtc.transport.webrtc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Two transports of this JVM and, between them, signaling that delivers at once.
 */
class Pair {

	final Transport offerer;

	final Transport answerer;

	final RecordingListener atOfferer;

	final RecordingListener atAnswerer;

	Pair(TransportFactory offering, TransportFactory answering) {
		this(offering, answering, new RecordingListener(), new RecordingListener());
	}

	Pair(TransportFactory offering, TransportFactory answering, RecordingListener atOfferer,
			RecordingListener atAnswerer) {
		this.offerer = offering.create(Role.OFFERER, List.of());
		this.answerer = answering.create(Role.ANSWERER, List.of());
		this.atOfferer = atOfferer;
		this.atAnswerer = atAnswerer;
	}

	Pair connect() throws Exception {
		this.atAnswerer.other = this.offerer;
		this.atOfferer.other = this.answerer;
		this.answerer.open(this.atAnswerer);
		this.offerer.open(this.atOfferer);
		this.atOfferer.opened.get(10, TimeUnit.SECONDS);
		this.atAnswerer.opened.get(10, TimeUnit.SECONDS);
		return this;
	}

	void close() throws Exception {
		this.offerer.close();
		this.answerer.close();
		this.atOfferer.closed.get(10, TimeUnit.SECONDS);
		this.atAnswerer.closed.get(10, TimeUnit.SECONDS);
	}

	static void send(Transport transport, LinkChannel channel, String text) {
		transport.send(channel, text.getBytes(StandardCharsets.UTF_8));
	}

}
