package io.github.xstatewebrtc.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * One side of a {@link LinkWorld}: a link, and another when that one is lost.
 */
final class LinkLives implements LinkListener {

	// Small enough that a few messages fill the window and one may need slices.
	private static final LinkSettings SETTINGS = new LinkSettings(LinkTiming.defaults(),
			new LinkLimits(2_000, 1_024, 8_000, 1_000_000));

	private final LinkIdentity identity;

	private final ManualTime time;

	private final Function<LinkContext, Connections> connections;

	private final Ledger sent;

	private final Ledger heard;

	private final List<Integer> crashed = new ArrayList<>();

	private TaskQueue tasks = new TaskQueue();

	private Link link;

	private int life;

	private boolean lost;

	private int bornAt;

	LinkLives(LinkIdentity identity, ManualTime time, Function<LinkContext, Connections> connections, Ledger sent,
			Ledger heard) {
		this.identity = identity;
		this.time = time;
		this.connections = connections;
		this.sent = sent;
		this.heard = heard;
		this.link = link(this);
	}

	private Link link(LinkListener listener) {
		return new Link(
				new LinkContext(this.identity, SETTINGS, this.time, this.tasks, new GuardedLinkListener(listener),
						new ActorQueue(), () -> null, new Traffic(), new Receipts(this.tasks)),
				this.connections);
	}

	Link link() {
		return this.link;
	}

	boolean isFirstLife() {
		return this.life == 0;
	}

	/**
	 * Return how many connections there were before this life.
	 * @return a number of connections, none of which it comes to know
	 */
	int bornAt() {
		return this.bornAt;
	}

	void attach(InMemoryTransport transport, String conn) {
		this.link.connect(transport, conn, LinkEndpoint.NO_SIGNALS);
	}

	void send(int size) {
		this.sent.send(this.link, this.life, size);
	}

	/**
	 * Run the next task, and begin another life if the link is lost by it.
	 * @param connections how many connections there have been: the new life knows none
	 * @return whether there was a task
	 */
	boolean runOne(int connections) {
		boolean ran = this.tasks.runOne();
		if (this.lost && !ran) {
			begin(connections);
		}
		return ran;
	}

	/**
	 * Die and live again without any memory.
	 * @param connections how many connections there have been
	 */
	void crash(int connections) {
		this.crashed.add(this.life);
		this.tasks = new TaskQueue();
		begin(connections);
	}

	private void begin(int connections) {
		this.life++;
		this.lost = false;
		this.bornAt = connections;
		this.link = link(this);
	}

	List<String> faults() {
		return this.sent.faults(this.crashed);
	}

	@Override
	public void connected(String conn) {
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		this.heard.entered(message);
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		this.sent.reported(messages);
	}

	@Override
	public void disconnected(String conn, String reason) {
	}

	@Override
	public void lost(LinkEnd end) {
		this.lost = true;
		if (!end.code().equals(LinkEnd.CLOSING) && !end.code().equals(LinkEnd.PEER_LOST)) {
			this.sent.fault("the link ended with " + end);
		}
	}

}
