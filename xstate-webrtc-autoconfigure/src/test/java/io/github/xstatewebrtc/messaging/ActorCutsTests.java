package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events and questions through random cuts, in manual time. More for those who have the
 * time: {@code -Dactors.worlds=100000}.
 */
class ActorCutsTests {

	private static final int WORLDS = Integer.getInteger("actors.worlds", 200);

	private static final int STEPS = 80;

	static List<Integer> worlds() {
		List<Integer> seeds = new ArrayList<>();
		for (int first = 0; first < WORLDS; first += 100) {
			seeds.add(first);
		}
		return seeds;
	}

	@ParameterizedTest(name = "a hundred worlds from {0}")
	@MethodSource("worlds")
	void everyQuestionEndsAndNoEventIsSeenTwiceOutOfOrderOrAfterItsTime(int first) {
		for (int seed = first; seed < first + 100; seed++) {
			new World(new Random(seed)).holds("world " + seed);
		}
	}

	/**
	 * One actor, whoever asks it, and a network that comes and goes.
	 */
	private static final class World {

		private final ServedActors served = new ServedActors();

		private final HeldActor order = this.served.actor("order");

		private final ActorRef ref = this.served.remote("@order");

		private final List<CompletableFuture<?>> asked = new ArrayList<>();

		private final List<CompletableFuture<?>> sends = new ArrayList<>();

		private final Set<Integer> taken = new HashSet<>();

		/** Asks that had ended before the actor saw their events. */
		private final Set<Integer> expired = new HashSet<>();

		private final TestSubscriber<ActorSnapshot> subscriber = new TestSubscriber<>();

		private final CompletionStage<ActorStatus> watch;

		private final Random random;

		private boolean connected = true;

		private int numbers;

		World(Random random) {
			this.random = random;
			this.watch = this.ref.watch();
			this.ref.snapshots().subscribe(this.subscriber);
			this.served.hears();
			this.subscriber.subscription().request(Long.MAX_VALUE);
		}

		void holds(String name) {
			int timers = this.served.timers();
			for (int i = 0; i < STEPS; i++) {
				step();
			}
			connect();
			this.served.pass(Duration.ofSeconds(1));
			while (this.order.events().waiting() > 0) {
				deal();
			}
			this.served.pass(Duration.ofSeconds(4));
			assertThat(this.watch.toCompletableFuture()).as(name).isNotDone();
			this.order.stops(ActorStatus.DONE, null);
			this.served.hears();
			List<Integer> seen = seen();
			assertThat(this.asked).as(name).allMatch(CompletableFuture::isDone);
			assertThat(this.sends).as(name).allMatch((send) -> send.isDone() && !send.isCompletedExceptionally());
			assertThat(seen).as(name).isSorted().doesNotHaveDuplicates().containsAll(this.taken);
			assertThat(seen).as(name).filteredOn(this.expired::contains).isEmpty();
			assertThat(this.watch).as(name).isCompletedWithValue(ActorStatus.DONE);
			assertThat(this.subscriber.told()).as(name).endsWith("over", "complete").containsOnlyOnce("complete");
			assertThat(this.served.totals().open(QuestionKind.ASK)).as(name).isZero();
			assertThat(this.served.timers()).as(name).isLessThanOrEqualTo(timers);
		}

		private void step() {
			switch (this.random.nextInt(9)) {
				case 0, 1 -> ask();
				case 2 -> send();
				case 3 -> cut();
				case 4 -> connect();
				case 5, 6 -> deal();
				case 7 -> takeBack();
				default -> this.served.pass(Duration.ofMillis(this.random.nextInt(900)));
			}
		}

		private void ask() {
			int number = this.numbers++;
			Duration time = Duration.ofMillis(1 + this.random.nextInt(3_000));
			CompletableFuture<?> asked = this.ref.ask(event(number), time).toCompletableFuture();
			this.asked.add(asked);
			var unused = asked.whenComplete((reply, failure) -> {
				if (failure != null && !seen().contains(number)) {
					this.expired.add(number);
				}
				else if (failure == null) {
					this.taken.add(number);
				}
			});
		}

		private void send() {
			int number = this.numbers++;
			this.taken.add(number);
			this.sends.add(this.ref.send(event(number)).toCompletableFuture());
		}

		private void cut() {
			if (this.connected) {
				this.served.cut();
				this.connected = false;
			}
		}

		private void connect() {
			if (!this.connected) {
				this.served.connect();
				this.connected = true;
			}
		}

		private void deal() {
			this.served.pass(Duration.ZERO);
			if (this.order.events().waiting() > 0) {
				this.order.events().deal(Receipt.ACCEPTED);
				this.order.goesTo("s" + seen().size(), Map.of());
			}
		}

		// While there is no connection the other side cannot know of it.
		private void takeBack() {
			if (this.connected && !this.asked.isEmpty()) {
				this.asked.get(this.random.nextInt(this.asked.size())).cancel(false);
				this.served.pass(Duration.ZERO);
			}
		}

		private List<Integer> seen() {
			return this.order.events().payloads().stream().map((payload) -> (Integer) payload.get("number")).toList();
		}

		private static ActorEvent event(int number) {
			return ActorEvent.of("NUMBER", Map.of("number", number));
		}

	}

}
