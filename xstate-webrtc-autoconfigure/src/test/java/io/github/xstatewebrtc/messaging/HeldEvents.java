package io.github.xstatewebrtc.messaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mailbox from which the test deals one event after the other, of a machine that says
 * what the test wants.
 */
final class HeldEvents {

	private final Queue<Held> waiting = new ArrayDeque<>();

	private final List<ActorEvent> seen = new ArrayList<>();

	private boolean full;

	private boolean broken;

	CompletionStage<Receipt> receive(ActorEvent event, Delivery delivery) {
		if (this.broken) {
			throw new IllegalStateException("a secret of the receiver");
		}
		if (this.full) {
			return CompletableFuture.completedFuture(Receipt.overloaded("full"));
		}
		Held held = new Held(event, delivery, new CompletableFuture<>());
		this.waiting.add(held);
		return held.receipt();
	}

	void isFull() {
		this.full = true;
	}

	void isBroken() {
		this.broken = true;
	}

	int waiting() {
		return this.waiting.size();
	}

	/** Return the types of the events that the machine saw. */
	List<String> seen() {
		return this.seen.stream().map(ActorEvent::type).toList();
	}

	List<Map<String, ? extends @Nullable Object>> payloads() {
		List<Map<String, ? extends @Nullable Object>> payloads = new ArrayList<>();
		this.seen.forEach((event) -> payloads.add(event.payload()));
		return payloads;
	}

	/** It is the next event's turn, and the machine answers at once. */
	void deal(Receipt receipt) {
		Held next = this.waiting.remove();
		if (next.delivery().begins()) {
			this.seen.add(next.event());
			next.receipt().complete(receipt);
		}
		else {
			next.receipt().complete(Receipt.NOT_DELIVERED);
		}
	}

	/** It is the next event's turn, and the machine answers when told. */
	Held take() {
		Held next = this.waiting.remove();
		assertThat(next.delivery().begins()).as("it still counts").isTrue();
		this.seen.add(next.event());
		return next;
	}

	/**
	 * An event on its way.
	 *
	 * @param event the event
	 * @param delivery asked at its turn
	 * @param receipt what becomes of it
	 */
	record Held(ActorEvent event, Delivery delivery, CompletableFuture<Receipt> receipt) {
	}

}
