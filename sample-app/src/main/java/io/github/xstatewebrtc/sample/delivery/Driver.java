package io.github.xstatewebrtc.sample.delivery;

import java.util.Collection;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.stereotype.Component;

import io.github.xstatewebrtc.sample.Messages;

/**
 * Plays everybody who has to do with deliveries.
 */
@Component
public class Driver {

	private final Deliveries deliveries;

	private final RandomGenerator chance;

	Driver(Deliveries deliveries, RandomGenerator chance) {
		this.deliveries = deliveries;
		this.chance = chance;
	}

	/**
	 * Let the next thing happen to every delivery that does not wait for a timer.
	 */
	public void step() {
		this.deliveries.forgetClosed();
		this.deliveries.running().forEach(this::step);
	}

	private void step(StateMachine<DeliveryState, DeliveryEvent> machine) {
		DeliveryEvent event = next(machine.getState().getIds());
		if (event != null) {
			Messages.send(machine, event);
		}
	}

	private @Nullable DeliveryEvent next(Collection<DeliveryState> states) {
		if (states.contains(DeliveryState.WAITING)) {
			return DeliveryEvent.COLLECT;
		}
		if (states.contains(DeliveryState.DEPOT)) {
			return DeliveryEvent.LOAD;
		}
		if (states.contains(DeliveryState.VAN)) {
			return DeliveryEvent.RING;
		}
		if (states.contains(DeliveryState.DOORSTEP)) {
			return (this.chance.nextInt(3) == 0) ? DeliveryEvent.NOBODY_HOME : DeliveryEvent.HAND_OVER;
		}
		return null;
	}

}
