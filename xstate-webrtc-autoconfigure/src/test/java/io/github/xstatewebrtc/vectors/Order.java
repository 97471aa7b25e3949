package io.github.xstatewebrtc.vectors;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;

/**
 * The order of docs/vectors/README.md.
 */
final class Order {

	private final LocalActorSystem system;

	private final Consumer<ActorEvent> hears;

	private final LocalActor actor;

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private boolean held;

	private int amount;

	private ActorStatus status = ActorStatus.ACTIVE;

	private String state = "cart";

	Order(LocalActorSystem system, String systemId, Consumer<ActorEvent> hears) {
		this.system = system;
		this.hears = hears;
		this.actor = system.register(new ActorRegistration(systemId, systemId, "orderMachine",
				() -> Map.of("id", "orderMachine"), this::snapshot, this::receive), snapshot());
	}

	String sessionId() {
		return this.actor.sessionId();
	}

	void hold() {
		this.held = true;
	}

	void release() {
		this.held = false;
		for (Runnable next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
			next.run();
		}
	}

	void stop() {
		this.status = ActorStatus.STOPPED;
		this.system.stopped(this.actor, ActorEvent.of("xstate.stop"), snapshot());
	}

	/** Take an event of the application. */
	void take(ActorEvent event) {
		var unused = handle(event, null);
	}

	private CompletionStage<Receipt> receive(ActorEvent event, Delivery delivery) {
		CompletableFuture<Receipt> receipt = new CompletableFuture<>();
		Runnable turn = () -> receipt
			.complete(delivery.begins() ? handle(event, delivery.sourceId()) : Receipt.NOT_DELIVERED);
		if (this.held) {
			this.waiting.add(turn);
		}
		else {
			turn.run();
		}
		return receipt;
	}

	private Receipt handle(ActorEvent event, @Nullable String sourceId) {
		this.hears.accept(event);
		this.system.received(this.actor, sourceId, event);
		if (!this.state.equals("cart")) {
			return Receipt.refused("The order is paid");
		}
		switch (event.type()) {
			case "ADD" -> {
				Object added = event.payload().get("amount");
				this.amount += (added instanceof Number number) ? number.intValue() : 0;
				this.system.emitted(this.actor, ActorEvent.of("ADDED", Map.of("amount", this.amount)));
				this.system.transitioned(this.actor, event, snapshot());
			}
			case "PAY" -> {
				this.state = "paid";
				this.status = ActorStatus.DONE;
				this.system.stopped(this.actor, event, snapshot());
			}
			case "FAIL" -> {
				return Receipt.failed(new IllegalStateException("a secret of the application"));
			}
			default -> {
				return Receipt.refused("No transition for " + event.type());
			}
		}
		return Receipt.ACCEPTED;
	}

	private ActorSnapshot snapshot() {
		return new ActorSnapshot(this.status, this.state, Map.of("amount", this.amount, "token", "s-1"),
				this.state.equals("cart") ? Set.of("open") : Set.of(),
				(this.status == ActorStatus.DONE) ? Map.of("amount", this.amount) : null, null);
	}

}
