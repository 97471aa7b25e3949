package io.github.xstatewebrtc.sample;

import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import reactor.core.publisher.Mono;

/**
 * Sends events to statecharts.
 */
public final class Messages {

	private Messages() {
	}

	/**
	 * Send an event and wait until the statechart has dealt with it. A machine takes one
	 * sender at a time; never call this on a Reactor thread, it blocks.
	 * @param <S> the type of states
	 * @param <E> the type of events
	 * @param machine the statechart
	 * @param event the event
	 */
	public static <S, E> void send(StateMachine<S, E> machine, E event) {
		Message<E> message = MessageBuilder.withPayload(event).build();
		machine.sendEvent(Mono.just(message)).blockLast();
	}

}
