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
 * @param outermost the transition within which it runs, or {@code null} between that of
 * one region and that of the next
 * @param message the message that caused it, if there is one
 * @param thread the thread on which it began
 * @param <S> the type of states
 * @param <E> the type of events
 */
record Macrostep<S, E>(ActorEvent event, @Nullable Transition<S, E> outermost, @Nullable Message<E> message,
		Thread thread) {

	static boolean isTimer(StateContext<?, ?> context) {
		return context.getMessage() == null && context.getTransition().getTrigger() instanceof TimerTrigger;
	}

	/**
	 * Return whether a transition runs within the outermost one. A region that starts has
	 * no message, and neither has what follows a join or a timer; an action that takes
	 * its time may have changed the thread.
	 * @param context the start or end of a transition
	 * @return whether it is a part of what this does
	 */
	boolean includes(StateContext<S, E> context) {
		if (this.outermost == null || isTimer(context)) {
			return false;
		}
		Message<E> other = context.getMessage();
		return other == this.message || (other == null && this.thread == Thread.currentThread());
	}

	/**
	 * Return whether a transition is the next region's.
	 * @param context the start of a transition
	 * @return whether the same message caused it
	 */
	boolean isContinuedBy(StateContext<S, E> context) {
		return this.outermost == null && context.getMessage() == this.message;
	}

	Macrostep<S, E> within(@Nullable Transition<S, E> transition) {
		return new Macrostep<>(this.event, transition, this.message, this.thread);
	}

	/**
	 * Return whether the outermost transition is complete.
	 * @param context the end of a transition
	 * @return whether it is the outermost one's
	 */
	boolean isEndedBy(StateContext<S, E> context) {
		return context.getTransition() == this.outermost && context.getMessage() == this.message;
	}

}
