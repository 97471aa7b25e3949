package io.github.xstatewebrtc.inspection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the load, every event that happens while somebody watches is delivered, or is
 * one of those that a {@code gap} tells of: published = delivered + dropped.
 */
class EventsAreDeliveredOrDroppedTests {

	private static final int SEEDS = 20;

	private static final int STEPS = 400;

	@Test
	void whateverTheLoad() {
		for (int seed = 0; seed < SEEDS; seed++) {
			Load load = new Load(seed, false);
			load.run(STEPS);
			load.check();
		}
	}

	@Test
	void alsoToOneWhoIsAllowedToSeeValuesAndThenNotAgainAndAgain() {
		for (int seed = 0; seed < SEEDS; seed++) {
			Load load = new Load(seed, true);
			load.run(STEPS);
			load.check();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1_500 })
	void alsoThoseThatChangeNoStateWhileTheBridgeIsBusyWithAnotherActor(int events) {
		Load load = new Load(events, false);
		load.start();
		load.start();
		load.probe.run();
		times(2_000).run(() -> load.refused(1));
		times(events).run(() -> load.refused(0));
		load.check();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7, 50 })
	void alsoToOneWhoComesBackLaterThanTheHistoryReaches(int history) {
		for (int seed = 0; seed < SEEDS; seed++) {
			Random random = new Random(seed);
			Load load = new Load(Probe.withHistory(history), seed, false);
			load.start();
			load.run(40);
			load.probe.run();
			long after = load.probe.bridge.seq();
			load.run(random.nextInt(80));
			load.watcher.close();
			load.probe.run();
			Integer asked = random.nextBoolean() ? random.nextInt(20) : null;
			Load back = new Load(load.probe, seed, new InspectRequest(asked, after, null));
			assertThat(back.told(after)).isEqualTo(load.probe.bridge.seq() - after);
		}
	}

	@Test
	void anEventThatIsNotSentIsToldOfInItsPlace() {
		Load load = new Load(1, false);
		load.start();
		load.probe.run();
		load.watcher.poll();
		load.refused(0);
		load.refused(0);
		load.probe.run();
		assertThat(load.watcher.poll()).asString(StandardCharsets.UTF_8).contains("@xstate.event");
		load.watcher.unsent();
		assertThat(load.watcher.poll()).asString(StandardCharsets.UTF_8).isEqualTo("{\"type\":\"gap\",\"dropped\":1}");
		assertThat(load.watcher.dropped()).isEqualTo(1);
		assertThat(load.watcher.poll()).asString(StandardCharsets.UTF_8).contains("@xstate.event");
	}

	private static Times times(int times) {
		return (action) -> {
			for (int i = 0; i < times; i++) {
				action.run();
			}
		};
	}

	/**
	 * Actors that do something, a bridge that is late, and a watcher that reads now and
	 * then.
	 */
	private static final class Load {

		private final Probe probe;

		private final Random random;

		private final boolean changing;

		private final List<LocalActor> actors = new ArrayList<>();

		private Watcher watcher;

		private Audience audience = Audience.VALUES;

		private long published;

		private long delivered;

		private long dropped;

		private boolean synced;

		private boolean unsent;

		Load(int seed, boolean changing) {
			this(Probe.showing(ShowValues.WHEN_AUTHORIZED), seed, changing);
			read(Integer.MAX_VALUE);
		}

		Load(Probe probe, int seed, boolean changing) {
			this.probe = probe;
			this.random = new Random(seed);
			this.changing = changing;
			this.watcher = probe.watch(Probe.EVERYTHING);
		}

		Load(Probe probe, int seed, InspectRequest request) {
			this.probe = probe;
			this.random = new Random(seed);
			this.changing = false;
			this.watcher = probe.watch(request);
		}

		long told(long after) {
			long told = 0;
			List<JsonNode> messages = Probe.messages(this.watcher);
			while (!messages.isEmpty()) {
				for (JsonNode message : messages) {
					told += (message.path("_seq").asLong() > after) ? 1 : message.path("dropped").asLong();
				}
				this.probe.run();
				messages = Probe.messages(this.watcher);
			}
			return told;
		}

		void run(int steps) {
			for (int i = 0; i < steps; i++) {
				switch (this.random.nextInt(this.changing ? 8 : 7)) {
					case 0 -> start();
					case 1 -> stop();
					case 2 -> upTo(3).run(this::step);
					case 3 -> upTo((this.random.nextInt(20) == 0) ? 1_200 : 8).run(() -> refused(0));
					case 4 -> upTo(2).run(this.probe::runOne);
					case 5, 6 -> read(this.random.nextInt(30));
					default -> changeAudience();
				}
			}
		}

		void check() {
			long settled;
			do {
				settled = this.delivered + this.dropped;
				this.probe.run();
				read(Integer.MAX_VALUE);
			}
			while (settled < this.delivered + this.dropped);
			assertThat(this.delivered + this.dropped).isEqualTo(this.published);
			assertThat(this.watcher.dropped()).isEqualTo(this.dropped);
			assertThat(this.watcher.queued()).isZero();
		}

		private Times upTo(int most) {
			return times(1 + this.random.nextInt(most));
		}

		private void start() {
			this.actors.add(this.probe.actor("actor" + this.published));
			this.published++;
		}

		private void stop() {
			if (!this.actors.isEmpty()) {
				this.probe.stop(this.actors.remove(this.random.nextInt(this.actors.size())), "end");
				this.published++;
			}
		}

		private void step() {
			if (!this.actors.isEmpty()) {
				LocalActor actor = this.actors.get(this.random.nextInt(this.actors.size()));
				this.probe.event(actor, "STEP", "step", Map.of("text", "x".repeat(this.random.nextInt(4_000))));
				this.published += 2;
			}
		}

		private void refused(int actor) {
			if (actor < this.actors.size()) {
				this.probe.system.received(this.actors.get(actor), null, ActorEvent.of("REFUSED"));
				this.published++;
			}
		}

		private void changeAudience() {
			this.audience = (this.audience == Audience.VALUES) ? Audience.NO_VALUES : Audience.VALUES;
			this.watcher = this.watcher.as(this.audience);
			this.synced = false;
			this.unsent = false;
		}

		private void read(int most) {
			for (int i = 0; i < most; i++) {
				byte[] message = this.watcher.poll();
				if (message == null) {
					return;
				}
				JsonNode content = Probe.message(message);
				String type = content.path("type").asString();
				if (type.equals("@xstate.event") && this.random.nextInt(10) == 0) {
					this.watcher.unsent();
					this.unsent = true;
				}
				else {
					read(content);
				}
			}
		}

		// An actor that is told of before all is synced is one that is owed.
		private void read(JsonNode message) {
			switch (message.path("type").asString()) {
				case "gap" -> {
					this.dropped += message.path("dropped").asLong();
					this.synced &= this.unsent;
					this.unsent = false;
				}
				case "synced" -> {
					this.synced = true;
				}
				case "@xstate.actor" -> {
					this.delivered += this.synced ? 1 : 0;
				}
				default -> {
					this.delivered += message.at("/event/type").asString().contains("resync") ? 0 : 1;
				}
			}
		}

	}

	@FunctionalInterface
	private interface Times {

		void run(Runnable action);

	}

}
