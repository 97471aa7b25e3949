package io.github.xstatewebrtc.inspection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.capture.Redaction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Watchers that come and go while actors run at full speed.
 */
class ConcurrentBridgeTests {

	private static final int ACTORS = 3;

	private static final int STEPS = 3_000;

	private final ExecutorService bridgeThread = Executors.newSingleThreadExecutor();

	private final ExecutorService machines = Executors.newFixedThreadPool(ACTORS);

	private final LocalActorSystem system = new LocalActorSystem();

	private final InspectionBridge bridge = new InspectionBridge(
			new InspectionSettings(50, 100, List.of(), List.of(), ShowValues.ALWAYS, Redaction.of(List.of())),
			this.bridgeThread);

	private final CountDownLatch running = new CountDownLatch(ACTORS);

	@AfterEach
	void stop() {
		this.bridge.close();
		this.machines.shutdownNow();
		this.bridgeThread.shutdownNow();
	}

	@RepeatedTest(5)
	void whoeverWatchesEndsWithTheLastStateOfEachActorAndSeesNoneGoBack() {
		this.system.addListener(this.bridge);
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < ACTORS; i++) {
			LocalActor actor = this.system.register(new ActorRegistration("actor" + i, null, "src", Map::of,
					() -> ActorSnapshot.of(ActorStatus.ACTIVE, "0")), Probe.state("0", Map.of()));
			ids.add(actor.sessionId());
			this.machines.execute(() -> run(actor));
		}
		while (this.running.getCount() > 0) {
			Watcher brief = this.bridge.watch(Probe.EVERYTHING, Audience.VALUES, () -> {
			});
			brief.poll();
			brief.close();
		}
		Map<String, Integer> newest = new HashMap<>();
		Map<String, Integer> seen = new HashMap<>();
		Watcher watcher = this.bridge.watch(Probe.EVERYTHING, Audience.VALUES, () -> {
		});
		Awaitility.await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).until(() -> {
			for (JsonNode message : Probe.messages(watcher)) {
				see(message, newest, seen);
			}
			return ids.stream().allMatch((id) -> newest.getOrDefault(id, 0) == STEPS);
		});
	}

	@Test
	void ofTwoThreadsTheLaterOneHasTheNewerValue() {
		Probe probe = Probe.withHistory(200);
		LocalActor actor = probe.actor("order");
		Watcher watcher = probe.watch(Probe.EVERYTHING);
		AtomicBoolean overtaken = new AtomicBoolean();
		// While the first one is read, the second one overtakes it.
		Overtaking overtaking = new Overtaking(() -> {
			overtaken.set(true);
			probe.system.transitioned(actor, ActorEvent.of("SECOND"), new Live(overtaken, Map.of()));
		});
		probe.system.transitioned(actor, ActorEvent.of("FIRST"), new Live(overtaken, overtaking));
		probe.run();
		assertThat(Probe.lines(watcher)).endsWith("snapshot SECOND two {}", "snapshot FIRST two {\"total\":3}");
	}

	private void run(LocalActor actor) {
		for (int i = 1; i <= STEPS; i++) {
			if (i == STEPS / 2) {
				this.running.countDown();
			}
			this.system.received(actor, null, ActorEvent.of("STEP"));
			this.system.transitioned(actor, ActorEvent.of("STEP"), Probe.state(Integer.toString(i), Map.of("i", i)));
		}
	}

	private static void see(JsonNode message, Map<String, Integer> newest, Map<String, Integer> seen) {
		String type = message.path("type").asString();
		String id = message.path("sessionId").asString();
		if (type.equals("@xstate.actor")) {
			newest.merge(id, step(message), Math::max);
		}
		if (type.equals("@xstate.snapshot")) {
			int step = step(message);
			Integer before = seen.put(id, step);
			assertThat(before == null || before <= step).as("%s then %s", before, message).isTrue();
			newest.merge(id, step, Math::max);
			JsonNode context = message.path("snapshot").path("context");
			assertThat(context.isMissingNode() || context.path("i").asInt() == step).as(message.toString()).isTrue();
		}
	}

	private static int step(JsonNode message) {
		return Integer.parseInt(message.path("snapshot").path("value").asString());
	}

	/**
	 * An object in whose getter time passes.
	 */
	public static class Overtaking {

		private final int total = 3;

		private final Runnable meanwhile;

		Overtaking(Runnable meanwhile) {
			this.meanwhile = meanwhile;
		}

		public int getTotal() {
			this.meanwhile.run();
			return this.total;
		}

	}

	/**
	 * A state whose value changes.
	 *
	 * @param overtaken whether it is another one already
	 * @param context the context
	 */
	record Live(AtomicBoolean overtaken, Object context) implements ActorState {

		@Override
		public ActorStatus status() {
			return ActorStatus.ACTIVE;
		}

		@Override
		public Object value() {
			return this.overtaken.get() ? "two" : "one";
		}

	}

}
