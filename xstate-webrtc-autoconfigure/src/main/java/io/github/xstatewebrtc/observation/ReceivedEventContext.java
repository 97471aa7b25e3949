package io.github.xstatewebrtc.observation;

import java.util.Locale;
import java.util.Map;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;

/**
 * An event that an actor of this application receives.
 */
public final class ReceivedEventContext extends ReceiverContext<Map<String, String>> {

	private final Operation operation;

	private final LocalActor actor;

	private final String eventType;

	private volatile String outcome = "unknown";

	ReceivedEventContext(Operation operation, LocalActor actor, String eventType, Map<String, String> members) {
		super(Map::get, (operation == Operation.ASK) ? Kind.SERVER : Kind.CONSUMER);
		this.operation = operation;
		this.actor = actor;
		this.eventType = eventType;
		setCarrier(members);
	}

	/**
	 * Return how the event was sent.
	 * @return the operation
	 */
	public Operation operation() {
		return this.operation;
	}

	/**
	 * Return the actor.
	 * @return the actor
	 */
	public LocalActor actor() {
		return this.actor;
	}

	/**
	 * Return the type of the event, of its sender's choice.
	 * @return the type
	 */
	public String eventType() {
		return this.eventType;
	}

	/**
	 * Return what became of the event.
	 * @return one of the words of {@link ActorObservation.LowCardinality#OUTCOME}
	 */
	public String outcome() {
		return this.outcome;
	}

	void ended(Receipt receipt) {
		this.outcome = receipt.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
