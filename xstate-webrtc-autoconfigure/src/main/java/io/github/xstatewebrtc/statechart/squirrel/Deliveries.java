package io.github.xstatewebrtc.statechart.squirrel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.exception.TransitionException;
import org.squirrelframework.foundation.fsm.StateMachine;
import org.squirrelframework.foundation.fsm.StateMachineContext;
import org.squirrelframework.foundation.fsm.StateMachineStatus;

import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * The events that one machine is sent, told apart from those that the application fires
 * at the same time: by the objects that an event and its context are. Two of which both
 * are the same differ in nothing, and either's end answers. All is called by the thread
 * that holds the {@linkplain MachineLock machine's lock}.
 */
final class Deliveries {

	private final List<Delivery> waiting = new ArrayList<>();

	/** What the machine is dealing with, if it was sent. */
	private @Nullable Delivery current;

	private Deliveries() {
	}

	/**
	 * Listen to a machine, once for all: it does not expect its listeners to change while
	 * a thread is in it.
	 * @param machine the machine, whose lock the caller holds
	 * @param <T> the type of the machine
	 * @param <S> the type of states
	 * @param <E> the type of events
	 * @param <C> the type of contexts
	 * @return what it hears of
	 */
	static <T extends StateMachine<T, S, E, C>, S, E, C> Deliveries begin(StateMachine<T, S, E, C> machine) {
		Deliveries deliveries = new Deliveries();
		machine.addTransitionBeginListener((event) -> deliveries.begun(event.getCause(), event.getContext()));
		machine.addTransitionCompleteListener((event) -> deliveries.end(Acceptance.accepted()));
		machine.addTransitionDeclinedListener((event) -> deliveries.end(Acceptance.refused("No transition for '"
				+ StatechartNames.event(event.getCause()) + "' from " + StatechartNames.key(event.getSourceState()))));
		machine.addTransitionExceptionListener((event) -> deliveries.failed(event.getException()));
		machine.addTransitionEndListener((event) -> deliveries.ended());
		return deliveries;
	}

	<T extends StateMachine<T, S, E, C>, S, E, C> CompletableFuture<Acceptance> fire(StateMachine<T, S, E, C> machine,
			E event, @Nullable C context) {
		boolean within = machine.getStatus() == StateMachineStatus.BUSY;
		Delivery delivery = new Delivery(event, context);
		this.waiting.add(delivery);
		try {
			machine.fire(event, context);
		}
		catch (RuntimeException ex) {
			delivery.answer.complete(Acceptance.failed(cause(ex)));
		}
		if (!within) {
			this.waiting.remove(delivery);
			delivery.answer.complete(Acceptance.refused(
					"The machine dropped the event, as it does with all that wait when the thread is interrupted"));
		}
		return delivery.answer;
	}

	private void begun(Object event, @Nullable Object context) {
		if (StateMachineContext.isTestEvent()) {
			return;
		}
		for (Iterator<Delivery> each = this.waiting.iterator(); each.hasNext();) {
			Delivery delivery = each.next();
			if (delivery.event == event && delivery.context == context) {
				each.remove();
				this.current = delivery;
				return;
			}
		}
	}

	private void end(Acceptance acceptance) {
		if (this.current != null) {
			this.current.end = acceptance;
		}
	}

	// Unless the application says otherwise, the machine comes to no further event.
	private void failed(TransitionException thrown) {
		end(Acceptance.failed(cause(thrown)));
		this.waiting.forEach((delivery) -> delivery.end = Acceptance
			.failed(new IllegalStateException("The machine failed before it came to the event", cause(thrown))));
	}

	private void ended() {
		List<Delivery> over = new ArrayList<>(this.waiting.stream().filter((each) -> each.end != null).toList());
		this.waiting.removeAll(over);
		if (this.current != null) {
			over.add(0, this.current);
			this.current = null;
		}
		over.forEach(Delivery::answer);
	}

	private static Throwable cause(RuntimeException thrown) {
		Throwable target = (thrown instanceof TransitionException failure) ? failure.getTargetException() : null;
		return (target != null) ? target : thrown;
	}

	/**
	 * An event that the machine was sent.
	 */
	private static final class Delivery {

		private final CompletableFuture<Acceptance> answer = new CompletableFuture<>();

		private final Object event;

		private final @Nullable Object context;

		private @Nullable Acceptance end;

		Delivery(Object event, @Nullable Object context) {
			this.event = event;
			this.context = context;
		}

		void answer() {
			if (this.end != null) {
				this.answer.complete(this.end);
			}
		}

	}

}
