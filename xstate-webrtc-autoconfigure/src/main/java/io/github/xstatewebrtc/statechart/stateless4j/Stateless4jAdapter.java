package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.github.oxo42.stateless4j.StateMachine;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartNames;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * stateless4j 2.6. Its machines run from the moment they are made, and have neither an
 * end nor an extended state. Configure a machine before it is registered.
 * <p>
 * A machine has one place for a trace. The adapter keeps the trace that it finds there
 * and calls it first; a trace that the application sets later takes the adapter's place,
 * and the machine is no longer shown. Of an internal transition a trace hears the trigger
 * only: unless the event was {@linkplain #send sent} it is shown as received and no more.
 */
@SuppressWarnings("rawtypes")
public final class Stateless4jAdapter implements StatechartAdapter<StateMachine> {

	@Override
	public Class<StateMachine> type() {
		return StateMachine.class;
	}

	/**
	 * A class of the application's own names its machines; else an enum of states does:
	 * {@code OrderState} makes {@code order}.
	 */
	@Override
	public String src(StateMachine machine) {
		Class<?> type = machine.getClass();
		return (type != StateMachine.class && !type.isAnonymousClass()) ? type.getSimpleName()
				: StatechartNames.src(machine.getState());
	}

	@Override
	public @Nullable String name(StateMachine machine) {
		return null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Map<String, @Nullable Object> definition(StateMachine machine) {
		StateTree<Object, Object> tree = StateTree.of(machine);
		return new DefinitionExport<>(tree, src(machine)).export();
	}

	@Override
	public boolean isActive(StateMachine machine) {
		return true;
	}

	@Override
	@SuppressWarnings("unchecked")
	public ActorState state(StateMachine machine) {
		return new MachineState<Object, Object>(machine, StateTree.of(machine));
	}

	@Override
	@SuppressWarnings("unchecked")
	public void observe(StateMachine machine, StatechartObserver observer) {
		TraceObservation.begin(machine, observer);
	}

	/**
	 * A trigger with parameters is refused: an event's members have no order. Guards are
	 * asked twice.
	 */
	@Override
	public CompletionStage<Acceptance> send(StateMachine machine, ActorEvent event) {
		return CompletableFuture.completedFuture(answer(machine, event));
	}

	@SuppressWarnings("unchecked")
	private static Acceptance answer(StateMachine machine, ActorEvent event) {
		Map<String, Object> triggers = StateTree.<Object, Object>of(machine).triggers();
		Object trigger = triggers.get(event.type());
		if (trigger == null) {
			return Acceptance.refused("There is no event '" + event.type() + "': it knows " + triggers.keySet());
		}
		if (machine.configuration().getTriggerConfiguration(trigger) != null) {
			return Acceptance.refused("'" + event.type() + "' takes parameters, which an event cannot bring");
		}
		return fire(machine, trigger);
	}

	@SuppressWarnings("unchecked")
	private static Acceptance fire(StateMachine machine, Object trigger) {
		boolean permitted = false;
		try {
			permitted = machine.canFire(trigger);
			machine.fire(trigger);
		}
		catch (RuntimeException ex) {
			TraceObservation.settle(machine, false);
			if (permitted) {
				return Acceptance.failed(ex);
			}
		}
		TraceObservation.settle(machine, permitted);
		return permitted ? Acceptance.accepted() : Acceptance.refused("No transition for '"
				+ StatechartNames.event(trigger) + "' from " + StatechartNames.key(machine.getState()));
	}

}
