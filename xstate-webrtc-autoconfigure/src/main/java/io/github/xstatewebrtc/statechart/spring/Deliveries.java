package io.github.xstatewebrtc.statechart.spring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.listener.StateMachineListener;
import org.springframework.statemachine.listener.StateMachineListenerAdapter;

import io.github.xstatewebrtc.statechart.Acceptance;

/**
 * The events that one machine is sent, told apart from all others by a header. Hears what
 * the machine does through one listener for all: to add one empties the machine's list
 * for a moment, and whoever is to be told then is not.
 *
 * @param <S> the type of states
 * @param <E> the type of events
 */
final class Deliveries<S, E> {

	/** Goes with a message, also with one that an interceptor makes of it. */
	static final String HEADER = "xstateWebRtcDelivery";

	private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();

	Delivery begin() {
		Delivery delivery = new Delivery();
		this.deliveries.put(delivery.id(), delivery);
		return delivery;
	}

	void end(Delivery delivery, Acceptance acceptance) {
		this.deliveries.remove(delivery.id());
		delivery.answer().complete(acceptance);
	}

	/**
	 * Hear what a machine does.
	 * @param machine the root machine
	 * @param context what it does
	 */
	void hear(StateMachine<S, E> machine, StateContext<S, E> context) {
		if (this.deliveries.isEmpty()) {
			return;
		}
		if (context.getStage() == StateContext.Stage.STATEMACHINE_STOP) {
			if (context.getStateMachine() == machine) {
				List.copyOf(this.deliveries.values()).forEach(this::stopped);
			}
			return;
		}
		Delivery delivery = delivery(context.getMessage());
		if (delivery != null) {
			switch (context.getStage()) {
				case TRANSITION_START -> delivery.begunTransition();
				case TRANSITION_END -> delivery.completedTransition();
				default -> {
					// Parts of a transition.
				}
			}
		}
	}

	/**
	 * Return a listener for a machine that nobody observes.
	 * @param machine the root machine
	 * @return a listener to add to it once
	 */
	StateMachineListener<S, E> listener(StateMachine<S, E> machine) {
		return new StateMachineListenerAdapter<>() {

			@Override
			public void stateContext(StateContext<S, E> context) {
				hear(machine, context);
			}

		};
	}

	// What a machine that stops has not come to, it never answers.
	private void stopped(Delivery delivery) {
		end(delivery, delivery.hasBegunTransition() ? Acceptance.accepted()
				: Acceptance.failed(new IllegalStateException("The machine was stopped before it came to the event")));
	}

	private @Nullable Delivery delivery(@Nullable Message<E> message) {
		Object id = (message != null) ? message.getHeaders().get(HEADER) : null;
		return (id != null) ? this.deliveries.get(String.valueOf(id)) : null;
	}

}
