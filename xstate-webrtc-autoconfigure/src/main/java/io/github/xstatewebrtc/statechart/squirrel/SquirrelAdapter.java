package io.github.xstatewebrtc.statechart.squirrel;

import java.beans.Introspector;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.fsm.StateMachine;
import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.PerStatechart;
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

	private final PerStatechart<Deliveries> deliveries = new PerStatechart<>();

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
	 * carries nothing comes with the context that the machine was started with. The
	 * machine keeps no thread out while another is in it: this waits until it is out.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public CompletionStage<Acceptance> send(AbstractStateMachine machine, ActorEvent event) {
		StateTree tree = StateTree.of(machine);
		Object known = tree.events().get(event.type());
		if (known == null) {
			return refused("There is no event '" + event.type() + "': it knows " + tree.events().keySet());
		}
		if (!event.payload().isEmpty() && !machine.typeOfContext().isAssignableFrom(Map.class)) {
			return refused("'" + event.type() + "' can carry nothing: the machine's context is a "
					+ machine.typeOfContext().getName());
		}
		ReentrantReadWriteLock lock = MachineLock.of(machine);
		lock.writeLock().lock();
		try {
			if (!machine.isStarted()) {
				return refused("The machine is " + machine.getStatus() + " and takes no events");
			}
			Object context = event.payload().isEmpty() ? machine.dumpSavedData().startContext() : event.payload();
			return this.deliveries.of(machine, () -> Deliveries.begin((StateMachine) machine))
				.fire(machine, known, context);
		}
		finally {
			lock.writeLock().unlock();
		}
	}

	@Override
	public boolean isWithin(AbstractStateMachine machine) {
		return MachineLock.of(machine).isWriteLockedByCurrentThread();
	}

	private static CompletionStage<Acceptance> refused(String reason) {
		return CompletableFuture.completedFuture(Acceptance.refused(reason));
	}

}
