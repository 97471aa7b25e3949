package io.github.xstatewebrtc.statechart.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.transition.Transition;
import org.springframework.statemachine.trigger.TimerTrigger;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * All that one event brings about, as statecharts understand it. Spring Statemachine runs
 * what follows from a transition, such as the initial transitions of regions, joins and
 * transitions without a trigger, between that transition's start and its end, and hands
 * on its message.
 *
 * @param event what caused it
 * @param first the transition with which it begins and ends
 * @param message the message that caused it, if there is one
 * @param thread the thread on which it began
 * @param <S> the type of states
 * @param <E> the type of events
 */
record Macrostep<S, E>(ActorEvent event, Transition<S, E> first, @Nullable Message<E> message, Thread thread) {

	static boolean isTimer(StateContext<?, ?> context) {
		return context.getMessage() == null && context.getTransition().getTrigger() instanceof TimerTrigger;
	}

	/**
	 * Return whether a transition is part of this. A region that starts has no message,
	 * and neither has what follows a join or a timer; an action that takes its time may
	 * have changed the thread.
	 * @param context the start or end of a transition other than the first
	 * @return whether the same event caused it
	 */
	boolean includes(StateContext<S, E> context) {
		if (context.getMessage() != null || this.message == null) {
			return context.getMessage() == this.message && !isTimer(context);
		}
		return !isTimer(context) && this.thread == Thread.currentThread();
	}

	/**
	 * Return whether this is complete.
	 * @param context the end of a transition
	 * @return whether it is the first one's
	 */
	boolean isEndedBy(StateContext<S, E> context) {
		return context.getTransition() == this.first && context.getMessage() == this.message;
	}

}
