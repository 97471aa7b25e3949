package io.github.xstatewebrtc.statechart.spring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineEventResult.ResultType;
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

	CompletionStage<Acceptance> send(ActorEvent event, Deliveries<S, E> deliveries) {
		E known = this.events.get(event.type());
		if (known == null) {
			return CompletableFuture.completedFuture(Acceptance
				.refused("There is no event '" + event.type() + "': it knows " + List.copyOf(this.events.keySet())));
		}
		Delivery delivery = deliveries.begin();
		Message<E> message = MessageBuilder.withPayload(known)
			.copyHeaders(event.payload())
			.setHeader(Deliveries.HEADER, delivery.id())
			.build();
		this.machine.sendEventCollect(Mono.just(message)).subscribe((results) -> {
			boolean deferred = results.stream().anyMatch((result) -> result.getResultType() == ResultType.DEFERRED);
			deliveries.end(delivery, (deferred || delivery.hasCompletedTransition()) ? Acceptance.accepted()
					: Acceptance.refused("No transition for '" + event.type() + "' from the current state"));
		}, (thrown) -> deliveries.end(delivery, Acceptance.failed(thrown)));
		return delivery.answer();
	}

}
