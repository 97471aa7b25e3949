package io.github.xstatewebrtc.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * The other side of a link spoken by hand, frame by frame, as no well-behaved link would.
 */
class HandPeer implements TransportListener {

	private final ManualTime time = new ManualTime();

	private final InMemoryNetwork network = new InMemoryNetwork(this.time);

	private final List<String> received = new ArrayList<>();

	private final LinkEndpoint endpoint;

	private InMemoryTransport transport;

	private boolean closed;

	HandPeer() {
		this(LinkSettings.defaults());
	}

	HandPeer(LinkSettings settings) {
		this(settings, new RecordingListener());
	}

	HandPeer(LinkSettings settings, RecordingListener listener) {
		this.endpoint = new LinkEndpoint("p-link", "p-hand", settings, this.time, listener);
		this.transport = this.network.create(TransportFactory.Role.ANSWERER, List.of());
	}

	static HandPeer greeted() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.greet("c-1");
		peer.endpoint.takeTold();
		return peer;
	}

	void open(String conn) {
		this.closed = false;
		InMemoryTransport offerer = this.network.create(TransportFactory.Role.OFFERER, List.of());
		this.transport = this.network.create(TransportFactory.Role.ANSWERER, List.of());
		this.endpoint.link().connect(offerer, conn, LinkEndpoint.NO_SIGNALS);
		this.transport.open(this);
		this.network.join(offerer, this.transport);
		this.time.run();
	}

	void greet(String conn) {
		say(LinkChannel.ACTOR, "[" + hello(conn) + "]");
		say(LinkChannel.INSPECT, "[" + inspectHello(conn) + "]");
	}

	static String hello(String conn) {
		return """
				{"type":"hello","version":1,"channel":"xstate.actor","peerId":"p-hand","conn":"%s","link":"l-hand",\
				"received":0,"windowBytes":1048576,"frameBytes":16384,"messageBytes":1048576}""".formatted(conn);
	}

	static String inspectHello(String conn) {
		return """
				{"type":"hello","version":1,"channel":"xstate.inspect","peerId":"p-hand","conn":"%s",\
				"windowBytes":1048576,"frameBytes":16384,"messageBytes":1048576}""".formatted(conn);
	}

	void say(LinkChannel channel, String frame) {
		this.transport.send(channel, LinkEndpoint.bytes(frame));
		this.time.run();
	}

	/**
	 * Hand a frame to the link that no transport would carry.
	 * @param channel where
	 * @param frame anything
	 */
	void force(LinkChannel channel, byte[] frame) {
		this.transport.force(channel, frame);
		this.time.run();
	}

	List<String> takeReceived() {
		List<String> taken = List.copyOf(this.received);
		this.received.clear();
		return taken;
	}

	ManualTime time() {
		return this.time;
	}

	LinkEndpoint endpoint() {
		return this.endpoint;
	}

	InMemoryTransport transport() {
		return this.transport;
	}

	boolean isClosed() {
		return this.closed;
	}

	@Override
	public void localDescription(SessionDescription description) {
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
	}

	@Override
	public void opened() {
	}

	@Override
	public void received(LinkChannel channel, byte[] frame) {
		this.received.add(channel + " " + new String(frame, StandardCharsets.UTF_8));
	}

	@Override
	public void closed(String reason) {
		this.closed = true;
	}

}
