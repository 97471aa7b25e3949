package io.github.xstatewebrtc.statechart.spring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineEventResult;
import org.springframework.statemachine.StateMachineEventResult.ResultType;
import org.springframework.statemachine.listener.StateMachineListenerAdapter;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.transition.Transition;
import org.springframework.statemachine.trigger.Trigger;
import reactor.core.publisher.Mono;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * Gives events to a machine.
 *
 * @param machine the root machine
 * @param events the application's events by their names in the definition
 * @param <S> the type of states
 * @param <E> the type of events
 */
record EventDelivery<S, E>(StateMachine<S, E> machine, Map<String, E> events) {

	static <S, E> EventDelivery<S, E> of(StateMachine<S, E> machine, StateTree<S, E> tree) {
		Map<String, E> events = new TreeMap<>();
		for (Region<S, E> region : tree.regions()) {
			for (Transition<S, E> transition : region.getTransitions()) {
				Trigger<S, E> trigger = transition.getTrigger();
				if (trigger != null && trigger.getEvent() != null) {
					events.put(StatechartNames.event(trigger.getEvent()), trigger.getEvent());
				}
			}
			for (State<S, E> state : region.getStates()) {
				state.getDeferredEvents().forEach((event) -> events.put(StatechartNames.event(event), event));
			}
		}
		return new EventDelivery<>(machine, events);
	}

	Acceptance send(ActorEvent event) {
		E known = this.events.get(event.type());
		if (known == null) {
			return Acceptance
				.refused("There is no event '" + event.type() + "': it knows " + List.copyOf(this.events.keySet()));
		}
		Message<E> message = MessageBuilder.withPayload(known).copyHeaders(event.payload()).build();
		Completed completed = new Completed();
		this.machine.addStateListener(completed);
		try {
			// A mailbox may be emptied on a thread of Reactor's, where block() throws.
			List<StateMachineEventResult<S, E>> results = this.machine.sendEventCollect(Mono.just(message))
				.toFuture()
				.join();
			boolean deferred = results.stream().anyMatch((result) -> result.getResultType() == ResultType.DEFERRED);
			return (deferred || completed.transition) ? Acceptance.accepted()
					: Acceptance.refused("No transition for '" + event.type() + "' from the current state");
		}
		catch (RuntimeException ex) {
			return Acceptance.failed((ex.getCause() != null) ? ex.getCause() : ex);
		}
		finally {
			this.machine.removeStateListener(completed);
		}
	}

	/**
	 * Hears whether a transition was completed. The library calls an event accepted whose
	 * guard refused it.
	 */
	private final class Completed extends StateMachineListenerAdapter<S, E> {

		private volatile boolean transition;

		@Override
		public void stateContext(StateContext<S, E> context) {
			if (context.getStage() == StateContext.Stage.TRANSITION_END && context.getMessage() != null) {
				this.transition = true;
			}
		}

	}

}
