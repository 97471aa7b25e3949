package io.github.xstatewebrtc.peer;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.messaging.ActorDesk;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.timing.Timers;

/**
 * One actor that goes from state to state when told.
 */
final class TestActors {

	private final LocalActorSystem system = new LocalActorSystem();

	private final InspectionBridge bridge;

	private final LocalActor order;

	TestActors() {
		this(Runnable::run);
	}

	TestActors(Executor encoding) {
		this.bridge = new InspectionBridge(InspectionSettings.DEFAULTS, encoding);
		this.system.addListener(this.bridge);
		this.order = this.system.register(
				new ActorRegistration("order", "order", "orderMachine", Map::of,
						() -> ActorSnapshot.of(ActorStatus.ACTIVE, "cart")),
				ActorSnapshot.of(ActorStatus.ACTIVE, "cart"));
	}

	InspectionBridge bridge() {
		return this.bridge;
	}

	ActorDesk desk(ScheduledExecutorService threads) {
		return new ActorService(this.system, Exposure.NOTHING, this.bridge, Timers.on(threads), threads,
				MessageObserver.NONE);
	}

	void pay(String amount) {
		this.system.transitioned(this.order, ActorEvent.of("PAY"),
				new ActorSnapshot(ActorStatus.ACTIVE, "paid", Map.of("amount", amount), Set.of(), null, null));
	}

	void goTo(String state) {
		this.system.transitioned(this.order, ActorEvent.of("GO"), ActorSnapshot.of(ActorStatus.ACTIVE, state));
	}

}
