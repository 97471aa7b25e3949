package io.github.xstatewebrtc.statechart;

import java.util.Map;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.Receipt;

/**
 * An event whose sender may take it back until it is its turn.
 */
final class ReceivedEvent implements ActorEvent {

	private final ActorEvent event;

	private final BooleanSupplier begins;

	private volatile boolean delivered;

	ReceivedEvent(ActorEvent event, BooleanSupplier begins) {
		this.event = event;
		this.begins = begins;
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
		this.delivered = this.begins.getAsBoolean();
		return this.delivered;
	}

	Receipt receipt(Acceptance acceptance) {
		String reason = (acceptance.reason() != null) ? acceptance.reason() : "";
		return switch (acceptance.outcome()) {
			case OVERLOADED -> Receipt.overloaded(reason);
			case ACCEPTED -> Receipt.ACCEPTED;
			case REFUSED -> this.delivered ? Receipt.refused(reason) : Receipt.NOT_DELIVERED;
			case FAILED ->
				Receipt.failed((acceptance.cause() != null) ? acceptance.cause() : new IllegalStateException(reason));
		};
	}

}
