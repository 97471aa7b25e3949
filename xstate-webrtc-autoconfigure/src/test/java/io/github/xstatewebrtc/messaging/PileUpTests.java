package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.link.ManualTime;
import io.github.xstatewebrtc.timing.HeldTasks;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While those who are told are busy, what happens does not pile up as work to be done.
 */
class PileUpTests {

	private static final int MANY = 10_000;

	private final HeldTasks workers = new HeldTasks();

	@Test
	void snapshotsOfABusySubscriberWaitAsOne() {
		List<RemoteActors.SnapshotReceiver> receivers = new ArrayList<>();
		TestSubscriber subscriber = new TestSubscriber();
		new Snapshots((receiver) -> {
			receivers.add(receiver);
			return () -> {
			};
		}, this.workers).subscribe(subscriber);
		this.workers.run();
		subscriber.subscription().request(Long.MAX_VALUE);
		for (int i = 0; i < MANY; i++) {
			receivers.get(0).accept(ActorSnapshot.of(ActorStatus.ACTIVE, "s" + i));
		}
		assertThat(this.workers.run()).as("turns").isLessThan(5);
		assertThat(subscriber.told()).containsExactly("s" + (MANY - 1));
	}

	@Test
	void transitionsOfAnActorOfThisJvmWaitAsOne() {
		LocalActorSystem system = new LocalActorSystem();
		ManualTime time = new ManualTime();
		InspectionBridge bridge = new InspectionBridge(InspectionSettings.DEFAULTS, time);
		system.addListener(bridge);
		HeldActor order = new HeldActor(system, "order");
		TestSubscriber subscriber = new TestSubscriber();
		try (ActorService service = new ActorService(system, Exposure.NOTHING, bridge, time, this.workers,
				MessageObserver.NONE)) {
			service.local(new ActorAddress("orders", "p-1", "@order")).snapshots().subscribe(subscriber);
			this.workers.run();
			subscriber.subscription().request(Long.MAX_VALUE);
			this.workers.run();
			for (int i = 0; i < MANY; i++) {
				order.goesTo("s" + i, Map.of());
			}
			assertThat(this.workers.run()).as("turns").isLessThan(5);
			assertThat(subscriber.told()).containsExactly("idle", "s" + (MANY - 1));
		}
	}

	@Test
	void whatIsToBeToldToAPeerWaitsAsOne() {
		List<byte[]> sent = new ArrayList<>();
		Outbox outbox = new Outbox((message) -> {
			sent.add(message);
			return new CompletableFuture<>();
		}, this.workers);
		for (int i = 0; i < MANY; i++) {
			outbox.offer(() -> null);
		}
		assertThat(this.workers.run()).as("turns").isLessThan(5);
		assertThat(sent).isEmpty();
	}

}
