package io.github.xstatewebrtc.statechart.enums;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.statechart.GuardedObserver;
import io.github.xstatewebrtc.statechart.StatechartNames;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * A statechart whose states and events are two enums and whose transitions are one
 * function, such as a method with a {@code switch}. It runs from the moment it is made,
 * and is done in a state that no event leads out of. What is to be done in a new state,
 * the caller of {@link #send} does. Safe for use by many threads: one event at a time is
 * dealt with.
 *
 * @param <S> the states
 * @param <E> the events
 */
public final class EnumStatechart<S extends Enum<S>, E extends Enum<E>> {

	private final TransitionTable<S, E> table;

	private final List<StatechartObserver> observers = new CopyOnWriteArrayList<>();

	private volatile S state;

	private EnumStatechart(TransitionTable<S, E> table) {
		this.table = table;
		this.state = table.initial();
	}

	/**
	 * Create a statechart.
	 * @param initial the state in which it begins
	 * @param events the type of the events
	 * @param transition says where an event leads. It must do nothing else, for it is
	 * also asked of all states and events to draw the diagram; what it throws then means
	 * that there is no transition
	 * @param <S> the states
	 * @param <E> the events
	 * @return the statechart, for
	 * {@link io.github.xstatewebrtc.statechart.StatechartRegistry#register} unless it is
	 * a bean
	 */
	public static <S extends Enum<S>, E extends Enum<E>> EnumStatechart<S, E> of(S initial, Class<E> events,
			Transition<S, E> transition) {
		return new EnumStatechart<>(new TransitionTable<>(initial, events, transition));
	}

	/**
	 * Return the current state.
	 * @return the state
	 */
	public S state() {
		return this.state;
	}

	/**
	 * Give it an event.
	 * @param event the event
	 * @return whether it was taken; if not, the statechart is as it was
	 * @throws RuntimeException if the transition function throws one; the statechart is
	 * as it was
	 */
	public synchronized boolean send(E event) {
		ActorEvent told = ActorEvent.of(StatechartNames.event(event));
		this.observers.forEach((observer) -> observer.received(told, false));
		S next = isDone() ? null : this.table.transition().next(this.state, event);
		if (next == null) {
			return false;
		}
		this.state = next;
		EnumState now = new EnumState(this);
		this.observers.forEach((observer) -> {
			if (isDone()) {
				observer.stopped(told, now);
			}
			else {
				observer.transitioned(told, now);
			}
		});
		return true;
	}

	boolean isDone() {
		return this.table.isFinal(this.state);
	}

	void observe(StatechartObserver observer) {
		this.observers.add(new GuardedObserver(observer));
	}

	TransitionTable<S, E> table() {
		return this.table;
	}

	@Override
	public String toString() {
		return "EnumStatechart[" + this.state + "]";
	}

	/**
	 * Where an event leads.
	 *
	 * @param <S> the states
	 * @param <E> the events
	 */
	@FunctionalInterface
	public interface Transition<S, E> {

		/**
		 * Return where an event leads.
		 * @param state the current state
		 * @param event the event
		 * @return the next state, which may be the same, or {@code null} if the event is
		 * refused
		 */
		@Nullable S next(S state, E event);

	}

}
