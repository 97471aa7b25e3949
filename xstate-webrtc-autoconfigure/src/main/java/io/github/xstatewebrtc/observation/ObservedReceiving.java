package io.github.xstatewebrtc.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.messaging.MessageObserver;

/**
 * An event on its way through a mailbox and an actor, observed.
 *
 * @param observation the observation, started
 * @param context what is known of the event
 */
record ObservedReceiving(Observation observation, ReceivedEventContext context) implements MessageObserver.Receiving {

	@Override
	public Delivery.Scope enter() {
		ObservationRegistry registry = this.observation.getObservationRegistry();
		Observation.Scope before = registry.getCurrentObservationScope();
		try {
			this.observation.event(ActorObservation.Events.BEGUN);
			Observation.Scope scope = this.observation.openScope();
			return () -> {
				try {
					scope.close();
				}
				finally {
					registry.setCurrentObservationScope(before);
				}
			};
		}
		// A handler threw half-way. The thread goes on to the events of others.
		catch (RuntimeException | Error ex) {
			registry.setCurrentObservationScope(before);
			throw ex;
		}
	}

	@Override
	public void ended(Receipt receipt) {
		this.context.ended(receipt);
		if (receipt.cause() != null) {
			this.observation.error(receipt.cause());
		}
		this.observation.stop();
	}

}
