package io.github.xstatewebrtc.statechart.spring;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.listener.StateMachineListenerAdapter;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;
import org.springframework.statemachine.transition.Transition;
import org.springframework.statemachine.transition.TransitionKind;
import org.springframework.statemachine.trigger.TimerTrigger;
import org.springframework.statemachine.trigger.Trigger;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * Listens to one root machine, which alone holds it. Whatever its regions and nested
 * machines do arrives here too and must be told apart: one event is one
 * {@linkplain Macrostep macrostep}, reported once, when the machine has come to rest.
 *
 * @param <S> the type of states
 * @param <E> the type of events
 */
final class MachineObservation<S, E> extends StateMachineListenerAdapter<S, E> {

	private static final Log logger = LogFactory.getLog(MachineObservation.class);

	private static final ActorEvent INIT = ActorEvent.of("xstate.init");

	private static final ActorEvent STOP = ActorEvent.of("xstate.stop");

	private final StateMachine<S, E> machine;

	private final StatechartObserver observer;

	private final StateTree<S, E> tree;

	private final MachineState<S, E> state;

	private final Deliveries<S, E> deliveries;

	private volatile @Nullable Macrostep<S, E> step;

	/** The value in which the machine came to rest. */
	private volatile Object lastValue = "";

	/** Whether the machine was stopped and not started since. */
	private volatile boolean stopped;

	private MachineObservation(StateMachine<S, E> machine, StateTree<S, E> tree, StatechartObserver observer,
			Deliveries<S, E> deliveries) {
		this.machine = machine;
		this.observer = observer;
		this.tree = tree;
		this.deliveries = deliveries;
		this.state = new MachineState<>(machine, () -> this.lastValue, false);
	}

	static <S, E> void begin(StateMachine<S, E> machine, StateTree<S, E> tree, boolean active,
			StatechartObserver observer, Deliveries<S, E> deliveries) {
		MachineObservation<S, E> observation = new MachineObservation<>(machine, tree, observer, deliveries);
		if (active) {
			observation.lastValue = tree.value();
		}
		machine.addStateListener(observation);
		// On the root alone: with all regions every event would come once for each.
		machine.getStateMachineAccessor()
			.doWithRegion((access) -> access.addStateMachineInterceptor(observation.new Received()));
	}

	@Override
	public void stateContext(StateContext<S, E> context) {
		try {
			switch (context.getStage()) {
				case STATEMACHINE_START -> started(context);
				case TRANSITION_START -> transitionStarted(context);
				case TRANSITION_END -> transitionEnded(context);
				case STATE_CHANGED -> stateChanged(context);
				case STATEMACHINE_STOP -> stopped(context);
				case STATEMACHINE_ERROR -> errorSet(context);
				case EVENT_NOT_ACCEPTED -> notAccepted(context);
				default -> {
					// Parts of a transition.
				}
			}
		}
		catch (RuntimeException ex) {
			logger.warn("The machine '" + this.machine.getId() + "' was not observed and is not affected", ex);
		}
		this.deliveries.hear(this.machine, context);
	}

	/*
	 * Nested machines start with the root as their machine too, and before it. A restored
	 * machine starts without a transition, and then its regions do.
	 */
	private void started(StateContext<S, E> context) {
		Transition<S, E> transition = context.getTransition();
		if (transition == null && !this.stopped && !this.lastValue.equals("")) {
			changed(INIT);
		}
		else if (transition == null || transition.getTarget() == this.machine.getInitialState()) {
			this.stopped = false;
			this.step = null;
			this.lastValue = this.tree.value();
			this.observer.started(this.state);
		}
	}

	/*
	 * An initial transition is part of the one that entered the state around it. A step
	 * that is still there has failed without a word, as one does whose timer ran out.
	 */
	private void transitionStarted(StateContext<S, E> context) {
		Macrostep<S, E> current = this.step;
		if (isInitial(context)) {
			return;
		}
		if (current != null && current.isContinuedBy(context)) {
			this.step = current.within(context.getTransition());
			return;
		}
		if (current != null && current.includes(context)) {
			return;
		}
		if (current != null) {
			failed(current);
		}
		boolean timer = Macrostep.isTimer(context);
		ActorEvent event = event(context);
		this.step = new Macrostep<>(event, context.getTransition(), context.getMessage(), Thread.currentThread());
		if (timer) {
			this.observer.received(event, true);
		}
	}

	/*
	 * The transition into a final state ends when the machine has already stopped.
	 */
	private void transitionEnded(StateContext<S, E> context) {
		if (isInitial(context) || this.stopped) {
			return;
		}
		Macrostep<S, E> current = this.step;
		if (current != null && current.isEndedBy(context)) {
			if (goesOn(current, context)) {
				this.step = current.within(null);
			}
			else {
				this.step = null;
				settled(current.event());
			}
		}
		else if (current == null || !current.includes(context)) {
			// It began before the machine was observed, or beside another one.
			settled(event(context));
		}
	}

	private boolean goesOn(Macrostep<S, E> current, StateContext<S, E> context) {
		Message<E> message = current.message();
		return message != null && current.thread() == Thread.currentThread()
				&& LaterRegions.take(this.machine, context.getTransition(), message);
	}

	// A completed join may go on without a message and without a transition that ends. So
	// does the first state, of which the start tells.
	private void stateChanged(StateContext<S, E> context) {
		if (context.getMessage() == null && !this.stopped && !this.lastValue.equals("")) {
			changed(done(context.getSource()));
		}
	}

	// Regions refuse what their machine accepts, before any of their transitions starts.
	private void notAccepted(StateContext<S, E> context) {
		Macrostep<S, E> current = this.step;
		if (current != null && current.message() == context.getMessage()
				&& (current.outermost() != null || context.getSource() == this.machine.getState())) {
			failed(current);
		}
	}

	private void failed(Macrostep<S, E> failed) {
		this.step = null;
		if (failed.outermost() == null) {
			settled(failed.event());
		}
		else {
			changed(failed.event());
		}
	}

	private void changed(ActorEvent event) {
		if (this.step == null && !this.tree.value().equals(this.lastValue)) {
			settled(event);
		}
	}

	private void settled(ActorEvent event) {
		this.lastValue = this.tree.value();
		this.observer.transitioned(event, this.state);
	}

	// Regions stop whenever their state is left, some under the root's id.
	private void stopped(StateContext<S, E> context) {
		if (context.getStateMachine() == this.machine && !this.stopped) {
			Object value = this.tree.value();
			MachineState<S, E> last = new MachineState<>(this.machine, () -> value, true);
			Macrostep<S, E> current = this.step;
			this.step = null;
			this.stopped = true;
			this.observer.stopped((current != null && last.status() == ActorStatus.DONE) ? current.event() : STOP,
					last);
		}
	}

	private void errorSet(StateContext<S, E> context) {
		if (context.getStateMachine() == this.machine) {
			this.lastValue = this.tree.value();
			this.observer.transitioned(ActorEvent.of("xstate.error." + this.machine.getId()), this.state);
		}
	}

	private ActorEvent event(StateContext<S, E> context) {
		Message<E> message = context.getMessage();
		Trigger<S, E> trigger = context.getTransition().getTrigger();
		if (message != null && trigger != null) {
			return MessageEvent.of(message);
		}
		State<S, E> source = context.getTransition().getSource();
		return (trigger instanceof TimerTrigger<S, E> timer)
				? ActorEvent.of("xstate.after." + timer.getPeriod() + "." + path(source)) : done(source);
	}

	private ActorEvent done(@Nullable State<S, E> source) {
		return ActorEvent.of("xstate.done.state." + path(source));
	}

	private String path(@Nullable State<S, E> state) {
		StateNode<S, E> node = this.tree.node(state);
		return ((node != null) ? node : this.tree.root()).target().substring(1);
	}

	private static boolean isInitial(StateContext<?, ?> context) {
		return context.getTransition() == null || context.getTransition().getKind() == TransitionKind.INITIAL;
	}

	/**
	 * Sees every event that the root receives before anything is decided about it.
	 */
	private final class Received extends StateMachineInterceptorAdapter<S, E> {

		@Override
		public Message<E> preEvent(Message<E> message, StateMachine<S, E> stateMachine) {
			try {
				MachineObservation.this.observer.received(MessageEvent.of(message), false);
			}
			catch (RuntimeException ex) {
				logger.warn("An event was not observed and is not affected", ex);
			}
			return message;
		}

	}

}
