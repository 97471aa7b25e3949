package io.github.xstatewebrtc.statechart;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.actor.Turn;

/**
 * An event whose sender may take it back until it is its turn.
 */
class ReceivedEvent implements ActorEvent {

	private final ActorEvent event;

	private final Delivery delivery;

	private volatile boolean delivered;

	/** Of the thread that gives the statechart the event. */
	private boolean told;

	ReceivedEvent(ActorEvent event, Delivery delivery) {
		this.event = event;
		this.delivery = delivery;
	}

	/**
	 * Note who sends an event, if an actor of this JVM does.
	 * @param event an event that the calling thread sends
	 * @return the event as it is to be given to its receiver
	 */
	static ActorEvent sent(ActorEvent event) {
		String sender = Turn.sessionId();
		return (sender != null) ? new ReceivedEvent(event, new Sent(sender)) : event;
	}

	@Override
	public String type() {
		return this.event.type();
	}

	@Override
	public Map<String, ? extends @Nullable Object> payload() {
		return this.event.payload();
	}

	/**
	 * It is the event's turn. Asked once.
	 * @return whether the statechart is to be given it
	 */
	boolean begins() {
		this.delivered = this.delivery.begins();
		return this.delivered;
	}

	@Nullable String sender() {
		return this.delivery.sender();
	}

	Delivery.Scope enter() {
		return this.delivery.enter();
	}

	/**
	 * Return who sent the event, to the first who hears of it: what the statechart gives
	 * itself in an action may have the same type.
	 * @param type the type of the event that was heard of
	 * @return the sender, or {@code null}
	 */
	@Nullable String takeSourceId(String type) {
		boolean first = !this.told && type.equals(type());
		this.told |= first;
		return first ? this.delivery.sourceId() : null;
	}

	/**
	 * Return what the actor replies.
	 * @return the value; {@code null} of a statechart, which says nothing
	 */
	@Nullable Object value() {
		return null;
	}

	Receipt receipt(Acceptance acceptance) {
		String reason = (acceptance.reason() != null) ? acceptance.reason() : "";
		return switch (acceptance.outcome()) {
			case OVERLOADED -> Receipt.overloaded(reason);
			case ACCEPTED -> Receipt.accepted(value());
			case REFUSED -> this.delivered ? Receipt.refused(reason) : Receipt.NOT_DELIVERED;
			case FAILED ->
				Receipt.failed((acceptance.cause() != null) ? acceptance.cause() : new IllegalStateException(reason));
		};
	}

	/**
	 * Of an actor of this JVM, which does not take it back.
	 *
	 * @param sourceId its session id
	 */
	private record Sent(String sourceId) implements Delivery {

		@Override
		public boolean begins() {
			return true;
		}

	}

}
