package io.github.xstatewebrtc.statechart.spring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineEventResult;
import org.springframework.statemachine.StateMachineEventResult.ResultType;
import org.springframework.statemachine.StateMachineMessageHeaders;
import org.springframework.statemachine.StateMachineSystemConstants;
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

	/** By the last two the sender of a message tells the library what to do. */
	private static final List<String> OWN_HEADERS = List.of(MessageHeaders.ID, MessageHeaders.TIMESTAMP,
			Deliveries.HEADER, StateMachineSystemConstants.STATEMACHINE_IDENTIFIER,
			StateMachineMessageHeaders.HEADER_DO_ACTION_TIMEOUT);

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

	CompletionStage<Acceptance> send(ActorEvent event, Deliveries<S, E> deliveries) {
		E known = this.events.get(event.type());
		if (known == null) {
			return refused("There is no event '" + event.type() + "': it knows " + List.copyOf(this.events.keySet()));
		}
		Optional<String> taken = OWN_HEADERS.stream().filter(event.payload()::containsKey).findFirst();
		if (taken.isPresent()) {
			return refused(
					"'" + event.type() + "' cannot carry '" + taken.get() + "': a message has a header of that name");
		}
		Delivery delivery = new Delivery();
		Message<E> message;
		try {
			message = MessageBuilder.withPayload(known)
				.copyHeaders(event.payload())
				.setHeader(Deliveries.HEADER, delivery.id())
				.build();
		}
		catch (IllegalArgumentException ex) {
			return refused("What '" + event.type() + "' carries cannot be headers of a message: " + ex.getMessage());
		}
		deliveries.begin(delivery);
		try {
			this.machine.sendEventCollect(Mono.just(message))
				.subscribe((results) -> deliveries.end(delivery, answer(event, delivery, results)),
						(thrown) -> deliveries.end(delivery, Acceptance.failed(thrown)));
		}
		catch (Throwable ex) {
			// Errors of the virtual machine's do not come by the subscriber.
			deliveries.end(delivery, Acceptance.failed(ex));
		}
		return delivery.answer();
	}

	/*
	 * The library calls an event accepted that a guard refused, and denied when an action
	 * failed, of which it tells no more. If a transition is neither complete nor denied,
	 * its action goes on on another thread.
	 */
	private Acceptance answer(ActorEvent event, Delivery delivery, List<StateMachineEventResult<S, E>> results) {
		Set<ResultType> types = results.stream()
			.map(StateMachineEventResult::getResultType)
			.collect(Collectors.toSet());
		if (delivery.hasCompletedTransition() || types.contains(ResultType.DEFERRED)) {
			return Acceptance.accepted();
		}
		if (!delivery.hasBegunTransition()) {
			return Acceptance.refused("No transition for '" + event.type() + "' from the current state");
		}
		return types.contains(ResultType.ACCEPTED) ? Acceptance.accepted()
				: Acceptance.failed(new IllegalStateException("An action of the transition for '" + event.type()
						+ "' failed: the library does not say how, an error action of the application's does"));
	}

	private static CompletionStage<Acceptance> refused(String reason) {
		return CompletableFuture.completedFuture(Acceptance.refused(reason));
	}

}
