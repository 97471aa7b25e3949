package io.github.xstatewebrtc.statechart.squirrel;

import java.beans.Introspector;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.exception.TransitionException;
import org.squirrelframework.foundation.fsm.ImmutableState;
import org.squirrelframework.foundation.fsm.StateMachine;
import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * squirrel-foundation 0.3, whose machines all extend {@link AbstractStateMachine}. The
 * context that an application fires events with is what guards decide on: that of the
 * last event is shown as the machine's extended state. A machine that is linked into a
 * state of another is an actor of its own if it is registered.
 */
@SuppressWarnings("rawtypes")
public final class SquirrelAdapter implements StatechartAdapter<AbstractStateMachine> {

	@Override
	public Class<AbstractStateMachine> type() {
		return AbstractStateMachine.class;
	}

	/**
	 * The application's class names its machines: {@code OrderMachine} makes
	 * {@code orderMachine}.
	 */
	@Override
	public String src(AbstractStateMachine machine) {
		Class<?> type = machine.getClass();
		// The library makes a subclass at run time for some machines.
		while (type.getSimpleName().contains("$") && type.getSuperclass() != AbstractStateMachine.class) {
			type = Objects.requireNonNull(type.getSuperclass());
		}
		return Introspector.decapitalize(type.getSimpleName());
	}

	@Override
	public @Nullable String name(AbstractStateMachine machine) {
		return null;
	}

	@Override
	public Map<String, @Nullable Object> definition(AbstractStateMachine machine) {
		StateTree tree = StateTree.of(machine);
		return new DefinitionExport(tree, src(machine), Objects.requireNonNull(tree.node(machine.getInitialState())))
			.export();
	}

	@Override
	public boolean isActive(AbstractStateMachine machine) {
		return (machine.isStarted() || machine.isError()) && machine.getCurrentState() != null;
	}

	@Override
	public ActorState state(AbstractStateMachine machine) {
		return new MachineState(machine, StateTree.of(machine), () -> null);
	}

	@Override
	@SuppressWarnings("unchecked")
	public void observe(AbstractStateMachine machine, StatechartObserver observer) {
		MachineObservation.begin((StateMachine) machine, observer);
	}

	/**
	 * What the event carries becomes the context if that may be a map; an event that
	 * carries nothing comes with the context that the machine was started with.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public Acceptance send(AbstractStateMachine machine, ActorEvent event) {
		StateTree tree = StateTree.of(machine);
		Object known = tree.events().get(event.type());
		if (known == null) {
			return Acceptance.refused("There is no event '" + event.type() + "': it knows " + tree.events().keySet());
		}
		if (!machine.isStarted()) {
			return Acceptance.refused("The machine is " + machine.getStatus() + " and takes no events");
		}
		if (!event.payload().isEmpty() && !machine.typeOfContext().isAssignableFrom(Map.class)) {
			return Acceptance.refused("'" + event.type() + "' can carry nothing: the machine's context is a "
					+ machine.typeOfContext().getName());
		}
		Object context = event.payload().isEmpty() ? machine.dumpSavedData().startContext() : event.payload();
		return fire(machine, known, context, event.type());
	}

	@SuppressWarnings("unchecked")
	private static Acceptance fire(AbstractStateMachine machine, Object event, @Nullable Object context, String type) {
		Answer answer = new Answer();
		machine.addTransitionCompleteListener(answer);
		try {
			machine.fire(event, context);
		}
		catch (TransitionException ex) {
			Throwable cause = ex.getTargetException();
			return Acceptance.failed((cause != null) ? cause : ex);
		}
		catch (RuntimeException ex) {
			return Acceptance.failed(ex);
		}
		finally {
			machine.removeTransitionCompleteListener(answer);
		}
		ImmutableState<?, ?, ?, ?> current = machine.getCurrentRawState();
		return answer.accepted ? Acceptance.accepted()
				: Acceptance.refused("No transition for '" + type + "' from " + current);
	}

	/**
	 * Hears whether a transition took place.
	 */
	private static final class Answer implements StateMachine.TransitionCompleteListener {

		private boolean accepted;

		@Override
		public void transitionComplete(StateMachine.TransitionCompleteEvent event) {
			this.accepted = true;
		}

	}

}
