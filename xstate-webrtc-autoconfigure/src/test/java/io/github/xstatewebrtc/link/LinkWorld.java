package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Two sides, the connections between them and their time, moved by one task and one frame
 * at a time, so that a test can let anything happen between any two of them. Connections
 * come to each side in the order in which they were made, or one comes late, after newer
 * ones, when it may have been open at the other side for long.
 */
final class LinkWorld {

	static final Function<LinkContext, Connections> FENCED = Connections::new;

	private static final LinkEnd CLOSING = new LinkEnd(LinkEnd.CLOSING, "Done.");

	private final ManualTime time = new ManualTime();

	private final TaskQueue wire = new TaskQueue();

	private final InMemoryNetwork network = new InMemoryNetwork(this.wire);

	private final List<Wire> wires = new ArrayList<>();

	private final Ledger toRight = new Ledger("left to right");

	private final Ledger toLeft = new Ledger("right to left");

	private final LinkLives left;

	private final LinkLives right;

	private int turn;

	LinkWorld(Function<LinkContext, Connections> connections) {
		this.left = new LinkLives(new LinkIdentity("p-left", "p-right"), this.time, connections, this.toRight,
				this.toLeft);
		this.right = new LinkLives(new LinkIdentity("p-right", "p-left"), this.time, connections, this.toLeft,
				this.toRight);
	}

	LinkLives side(boolean isLeft) {
		return isLeft ? this.left : this.right;
	}

	/**
	 * Make a connection of which neither side knows yet.
	 */
	void offer() {
		InMemoryTransport offerer = this.network.create(TransportFactory.Role.OFFERER, List.of());
		InMemoryTransport answerer = this.network.create(TransportFactory.Role.ANSWERER, List.of());
		for (LinkChannel channel : LinkChannel.values()) {
			offerer.hold(channel);
			answerer.hold(channel);
		}
		answerer.face(offerer);
		this.wires.add(new Wire(offerer, answerer));
	}

	/**
	 * Let a side know of a connection; it opens when both do.
	 * @param isLeft which side
	 * @param newest whether of the newest, so that older ones come late, instead of the
	 * oldest that it does not know
	 */
	void attach(boolean isLeft, boolean newest) {
		LinkLives side = side(isLeft);
		List<Wire> unknown = this.wires.stream().skip(side.bornAt()).filter((each) -> !each.isKnownTo(isLeft)).toList();
		if (unknown.isEmpty()) {
			return;
		}
		Wire next = unknown.get(newest ? unknown.size() - 1 : 0);
		next.known(isLeft);
		side.attach(next.end(isLeft), "c-" + this.wires.indexOf(next));
		if (next.end(!isLeft).hasOpened()) {
			next.end(isLeft).openHere();
		}
		else if (next.isKnownTo(!isLeft)) {
			this.network.join(next.left, next.right);
		}
	}

	/**
	 * Let a connection be open at one side and a newer one take its place before the
	 * other side knows of it. Not once a side has lost its state: before it is known
	 * there the hellos of both connections are the same, and no one can tell which is
	 * older.
	 * @param isLeft the side that comes to know of it late, when it is next attached
	 */
	void overtake(boolean isLeft) {
		if (!this.left.isFirstLife() || !this.right.isFirstLife()) {
			return;
		}
		offer();
		attach(!isLeft, true);
		wire(0).end(!isLeft).openHere();
		while (run(!isLeft)) {
			// all in the condition
		}
		offer();
		attach(!isLeft, true);
		attach(isLeft, true);
	}

	void connect() {
		offer();
		this.wires.forEach((each) -> {
			attach(true, false);
			attach(false, false);
		});
	}

	boolean run(boolean isLeft) {
		return side(isLeft).runOne(this.wires.size());
	}

	boolean runWire() {
		return this.wire.runOne();
	}

	/**
	 * Deliver one frame.
	 * @param back how many connections before the last one
	 * @param fromLeft which way
	 * @param channel on which channel
	 * @return whether there was one
	 */
	boolean deliver(int back, boolean fromLeft, LinkChannel channel) {
		return back < this.wires.size() && wire(back).end(!fromLeft).hasOpened()
				&& wire(back).end(fromLeft).deliverOne(channel);
	}

	void cut(int back, boolean leftFirst) {
		if (back < this.wires.size()) {
			wire(back).end(leftFirst).cut("cut");
		}
	}

	/**
	 * Swallow everything from now on; no side is told.
	 * @param back how many connections before the last one
	 */
	void blackHole(int back) {
		if (back < this.wires.size()) {
			wire(back).left.vanish();
			wire(back).right.vanish();
		}
	}

	void crash(boolean isLeft) {
		this.wires.forEach((each) -> each.end(isLeft).vanish());
		side(isLeft).crash(this.wires.size());
	}

	void close(boolean isLeft) {
		var unused = side(isLeft).link().close(CLOSING);
	}

	/**
	 * Let time pass while nobody does anything.
	 * @param millis how long
	 */
	void standStill(int millis) {
		this.time.pass(Duration.ofMillis(millis));
	}

	/**
	 * Let time pass in which both sides do what they have to and no frame arrives.
	 * @param millis how long
	 */
	void pass(int millis) {
		for (int left = millis; left > 0; left -= 500) {
			standStill(Math.min(left, 500));
			while (run(true) || run(false) || runWire()) {
				// all in the condition
			}
		}
	}

	/**
	 * Let the next thing happen that can, each side and each channel in turn.
	 * @return whether there was any
	 */
	boolean moveOne() {
		int moves = 3 + 4 * this.wires.size();
		for (int i = 0; i < moves; i++) {
			if (move(this.turn++ % moves)) {
				return true;
			}
		}
		return false;
	}

	private boolean move(int which) {
		return switch (which) {
			case 0 -> run(true);
			case 1 -> run(false);
			case 2 -> runWire();
			default ->
				deliver((which - 3) / 4, which % 2 == 0, (which % 4 < 2) ? LinkChannel.ACTOR : LinkChannel.INSPECT);
		};
	}

	/**
	 * Let everything happen that can.
	 */
	void settle() {
		while (moveOne()) {
			// all in moveOne
		}
	}

	/**
	 * Let everything arrive over one more good connection, then end all.
	 * @return how the promise was broken
	 */
	List<String> finish() {
		settle();
		do {
			connect();
			settle();
		}
		while (!isConnected() && this.wires.size() < 100);
		this.left.send(1);
		this.right.send(1);
		for (int i = 0; i < 5; i++) {
			settle();
			standStill(50);
		}
		settle();
		if (!isConnected()) {
			this.toRight.fault("the two did not find together again");
		}
		if (this.left.isFirstLife() && this.right.isFirstLife()) {
			this.toRight.everythingHasArrived();
			this.toLeft.everythingHasArrived();
		}
		close(true);
		close(false);
		settle();
		List<String> faults = new ArrayList<>(this.left.faults());
		faults.addAll(this.right.faults());
		return faults;
	}

	private boolean isConnected() {
		return this.left.link().state() == LinkState.CONNECTED && this.right.link().state() == LinkState.CONNECTED;
	}

	private Wire wire(int back) {
		return this.wires.get(this.wires.size() - 1 - back);
	}

	private static final class Wire {

		private final InMemoryTransport left;

		private final InMemoryTransport right;

		private boolean knownLeft;

		private boolean knownRight;

		Wire(InMemoryTransport left, InMemoryTransport right) {
			this.left = left;
			this.right = right;
		}

		InMemoryTransport end(boolean isLeft) {
			return isLeft ? this.left : this.right;
		}

		void known(boolean isLeft) {
			this.knownLeft |= isLeft;
			this.knownRight |= !isLeft;
		}

		boolean isKnownTo(boolean isLeft) {
			return isLeft ? this.knownLeft : this.knownRight;
		}

	}

}
