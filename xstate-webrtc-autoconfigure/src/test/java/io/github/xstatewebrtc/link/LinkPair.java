package io.github.xstatewebrtc.link;

import java.util.List;

/**
 * Two links that talk to each other in memory and in manual time.
 */
class LinkPair {

	private final ManualTime time = new ManualTime();

	private final InMemoryNetwork network = new InMemoryNetwork(this.time);

	private final LinkEndpoint left;

	private final LinkEndpoint right;

	private InMemoryTransport leftTransport;

	private InMemoryTransport rightTransport;

	LinkPair() {
		this(LinkSettings.defaults(), LinkSettings.defaults());
	}

	LinkPair(LinkSettings left, LinkSettings right) {
		this.left = new LinkEndpoint("p-left", "p-right", left, this.time);
		this.right = new LinkEndpoint("p-right", "p-left", right, this.time);
		this.leftTransport = this.network.create(TransportFactory.Role.OFFERER, List.of());
		this.rightTransport = this.network.create(TransportFactory.Role.ANSWERER, List.of());
	}

	static LinkPair connected() {
		LinkPair pair = new LinkPair();
		pair.connect("c-1");
		pair.forget();
		return pair;
	}

	static LinkPair connected(LinkSettings left, LinkSettings right) {
		LinkPair pair = new LinkPair(left, right);
		pair.connect("c-1");
		pair.forget();
		return pair;
	}

	void connect(String conn) {
		attempt(conn);
		this.network.join(this.leftTransport, this.rightTransport);
		this.time.run();
	}

	/**
	 * Begin a connection on both sides that opens only once joined.
	 * @param conn its name
	 */
	void attempt(String conn) {
		this.leftTransport = this.network.create(TransportFactory.Role.OFFERER, List.of());
		this.rightTransport = this.network.create(TransportFactory.Role.ANSWERER, List.of());
		this.left.link().connect(this.leftTransport, conn, LinkEndpoint.NO_SIGNALS);
		this.right.link().connect(this.rightTransport, conn, LinkEndpoint.NO_SIGNALS);
		this.time.run();
	}

	void join() {
		this.network.join(this.leftTransport, this.rightTransport);
		this.time.run();
	}

	void forget() {
		this.left.takeTold();
		this.right.takeTold();
	}

	ManualTime time() {
		return this.time;
	}

	InMemoryNetwork network() {
		return this.network;
	}

	LinkEndpoint left() {
		return this.left;
	}

	LinkEndpoint right() {
		return this.right;
	}

	InMemoryTransport leftTransport() {
		return this.leftTransport;
	}

	InMemoryTransport rightTransport() {
		return this.rightTransport;
	}

}
