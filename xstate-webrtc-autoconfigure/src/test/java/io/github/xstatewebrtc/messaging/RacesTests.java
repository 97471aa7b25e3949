package io.github.xstatewebrtc.messaging;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer asks and takes back, the hub gives and takes rights, and actors come, change and
 * go, all at the same time. When the link ends nothing is left of it.
 */
class RacesTests {

	private static final int STEPS = 2_000;

	private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

	private final ExecutorService workers = Executors.newFixedThreadPool(4);

	private final LocalActorSystem system = new LocalActorSystem();

	private final InspectionBridge bridge = new InspectionBridge(InspectionSettings.DEFAULTS, this.workers);

	private final AtomicInteger captured = new AtomicInteger();

	@AfterEach
	void stop() {
		this.workers.shutdownNow();
		this.scheduler.shutdownNow();
	}

	@RepeatedTest(3)
	void leaveNothingBehind() {
		this.system.addListener(this.bridge);
		ActorService service = new ActorService(this.system, new Exposure(List.of("*"), List.of()), this.bridge,
				Timers.on(this.scheduler, this.workers), this.workers);
		Link link = new Link(new LinkIdentity("p-1", "p-2"), LinkSettings.defaults(), Timers.on(this.scheduler),
				this.workers, new HeardAnswers(), () -> null);
		ActorConversation conversation = service.open(link);
		LocalActor steady = register("steady");
		CompletableFuture
			.allOf(run((random) -> conversation.message(question(random))),
					run((random) -> conversation.permitted(rights(random))), run((random) -> comeAndGo(random, steady)))
			.join();
		conversation.end();
		for (QuestionKind kind : QuestionKind.values()) {
			assertThat(service.totals().open(kind)).as(kind.word()).isZero();
		}
		Awaitility.await().untilAsserted(() -> {
			this.captured.set(0);
			change(steady);
			assertThat(this.captured).as("nobody looks").hasValue(0);
		});
		service.close();
	}

	private CompletableFuture<Void> run(Consumer<Random> step) {
		return CompletableFuture.runAsync(() -> {
			Random random = new Random();
			for (int i = 0; i < STEPS; i++) {
				step.accept(random);
			}
		});
	}

	private static ObjectNode question(Random random) {
		String type = List.of("subscribe", "watch", "actors", "ask", "unsubscribe", "unsubscribe", "cancel")
			.get(random.nextInt(7));
		String to = (random.nextInt(3) > 0) ? "@steady" : "@passing";
		return ProtocolJson.mapper()
			.readValue("{\"type\":\"" + type + "\",\"id\":" + (1 + random.nextInt(20)) + ",\"to\":\"" + to
					+ "\",\"watch\":true,\"event\":{\"type\":\"PAY\"}}", ObjectNode.class);
	}

	private static Set<Permission> rights(Random random) {
		Set<Permission> some = EnumSet.noneOf(Permission.class);
		for (Permission permission : Permission.values()) {
			if (random.nextInt(4) > 0) {
				some.add(permission);
			}
		}
		return some;
	}

	private void comeAndGo(Random random, LocalActor steady) {
		change(steady);
		if (random.nextBoolean()) {
			LocalActor passing = register("passing");
			change(passing);
			this.system.stopped(passing, ActorEvent.of("STOP"), ActorSnapshot.of(ActorStatus.DONE, "over"));
		}
	}

	private void change(LocalActor actor) {
		Map<String, Object> context = Map.of("looked", new Looked(this.captured));
		this.system.transitioned(actor, ActorEvent.of("GO"),
				new ActorSnapshot(ActorStatus.ACTIVE, "next", context, Set.of(), null, null));
	}

	private LocalActor register(String name) {
		return this.system.register(
				new ActorRegistration(name, name, name, Map::of, () -> ActorSnapshot.of(ActorStatus.ACTIVE, "idle"),
						(event, begins) -> CompletableFuture.supplyAsync(
								() -> begins.getAsBoolean() ? Receipt.ACCEPTED : Receipt.NOT_DELIVERED, this.workers)),
				ActorSnapshot.of(ActorStatus.ACTIVE, "idle"));
	}

	/**
	 * Counts who looks at it.
	 *
	 * @param counter counts
	 */
	public record Looked(AtomicInteger counter) {

		@Override
		public AtomicInteger counter() {
			this.counter.incrementAndGet();
			return new AtomicInteger();
		}

	}

}
