package io.github.xstatewebrtc.link;

import java.util.List;
import java.util.function.Function;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promise of a link (protocol, section 3), for whatever happens to it: sends both
 * ways, single frames delivered in any order that the transport allows, cuts and black
 * holes at any moment, connections that overlap or come late, time that passes and sides
 * that die. A {@link Ledger} decides.
 * <p>
 * The number of scripts is small, so that this runs in seconds. A long run:
 * {@code mvn -pl xstate-webrtc-autoconfigure test -Dtest=LinkPromiseTests
 * -Djqwik.tries.default=500000}.
 */
class LinkPromiseTests {

	@Property(edgeCases = EdgeCasesMode.NONE)
	void everyMessageEntersOnceAndInOrderOrItsSenderIsTold(@ForAll("scripts") List<Step> script) {
		assertThat(play(script, LinkWorld.FENCED)).isEmpty();
	}

	@Example
	void withoutTheFenceAgainstOlderConnectionsThatDoesNotHold() {
		assertThat(scripts().sampleStream().limit(1000).anyMatch((script) -> !play(script, Unfenced::new).isEmpty()))
			.isTrue();
	}

	@Provide
	Arbitrary<List<Step>> scripts() {
		Arbitrary<Kind> kinds = Arbitraries.frequency(Tuple.of(6, Kind.SEND), Tuple.of(10, Kind.RUN),
				Tuple.of(4, Kind.RUN_WIRE), Tuple.of(12, Kind.DELIVER), Tuple.of(6, Kind.SETTLE), Tuple.of(3, Kind.CUT),
				Tuple.of(1, Kind.BLACK_HOLE), Tuple.of(2, Kind.OFFER), Tuple.of(3, Kind.ATTACH),
				Tuple.of(1, Kind.OVERTAKE), Tuple.of(4, Kind.CONNECT), Tuple.of(2, Kind.STAND_STILL),
				Tuple.of(2, Kind.PASS), Tuple.of(1, Kind.CRASH), Tuple.of(1, Kind.CLOSE));
		return Combinators.combine(kinds, Arbitraries.of(true, false), Arbitraries.integers().between(0, 11))
			.as(Step::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(80);
	}

	private static List<String> play(List<Step> script, Function<LinkContext, Connections> connections) {
		LinkWorld world = new LinkWorld(connections);
		script.forEach((step) -> step.in(world));
		return world.finish();
	}

	/**
	 * What may happen.
	 */
	enum Kind {

		SEND, RUN, RUN_WIRE, DELIVER, SETTLE, CUT, BLACK_HOLE, OFFER, ATTACH, OVERTAKE, CONNECT, STAND_STILL, PASS,
		CRASH, CLOSE

	}

	/**
	 * One thing that happens.
	 *
	 * @param kind what
	 * @param left at which side
	 * @param n how often or which, from 0 to 11
	 */
	record Step(Kind kind, boolean left, int n) {

		private static final int[] SIZES = { 1, 1, 1, 10, 10, 100, 300, 300, 900, 1500, 3000, 5000 };

		private static final int[] MILLIS = { 1, 10, 50, 50, 100, 1000, 5000, 5000, 10_000, 15_000, 29_000, 31_000 };

		void in(LinkWorld world) {
			switch (this.kind) {
				case SEND -> world.side(this.left).send(SIZES[this.n]);
				case RUN -> times(() -> world.run(this.left));
				case RUN_WIRE -> times(world::runWire);
				case DELIVER ->
					world.deliver(this.n / 4, this.left, (this.n % 4 == 0) ? LinkChannel.INSPECT : LinkChannel.ACTOR);
				case SETTLE -> world.settle();
				case CUT -> world.cut(this.n / 6, this.left);
				case BLACK_HOLE -> world.blackHole(this.n / 6);
				case OFFER -> world.offer();
				case ATTACH -> world.attach(this.left, this.n >= 8);
				case OVERTAKE -> world.overtake(this.left);
				case CONNECT -> world.connect();
				case STAND_STILL -> world.standStill(MILLIS[this.n]);
				case PASS -> world.pass(MILLIS[this.n]);
				case CRASH -> world.crash(this.left);
				case CLOSE -> world.close(this.left);
			}
		}

		private void times(Runnable task) {
			for (int i = 0; i <= this.n; i++) {
				task.run();
			}
		}

	}

	/**
	 * Goes on reading older connections after hello was said on a newer one.
	 */
	private static final class Unfenced extends Connections {

		Unfenced(LinkContext context) {
			super(context);
		}

		@Override
		void supersede(LinkConnection older) {
			// the fault
		}

	}

}
