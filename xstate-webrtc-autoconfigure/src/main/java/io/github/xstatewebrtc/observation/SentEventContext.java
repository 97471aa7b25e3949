package io.github.xstatewebrtc.observation;

import java.util.Map;
import java.util.Objects;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;

/**
 * An event that the application gives an actor. What tracing writes goes into the
 * message, as far as that has a member for it.
 */
public final class SentEventContext extends SenderContext<Map<String, String>> {

	private final Operation operation;

	private final ActorAddress address;

	private final String eventType;

	private volatile String outcome = "unknown";

	SentEventContext(Operation operation, ActorAddress address, String eventType, Map<String, String> members) {
		super((carrier, key, value) -> Objects.requireNonNull(carrier).put(key, value),
				(operation == Operation.ASK) ? Kind.CLIENT : Kind.PRODUCER);
		this.operation = operation;
		this.address = address;
		this.eventType = eventType;
		setCarrier(members);
	}

	/**
	 * Return how the event is sent.
	 * @return the operation
	 */
	public Operation operation() {
		return this.operation;
	}

	/**
	 * Return where the actor is.
	 * @return its address
	 */
	public ActorAddress address() {
		return this.address;
	}

	/**
	 * Return the type of the event.
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

	void ended(@Nullable Boolean accepted, @Nullable String failureCode) {
		String word = Boolean.TRUE.equals(accepted) ? "accepted" : "refused";
		String answer = (accepted != null) ? word : "taken";
		this.outcome = (failureCode != null) ? failureCode : answer;
	}

}
