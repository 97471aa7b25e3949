package io.github.xstatewebrtc.statechart.spring;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.statechart.StatechartObserver;
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

/**
 * Listens to one root machine, which alone holds it. Whatever its regions and nested
 * machines do arrives here too and must be told apart.
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

	/** What the transition under way was caused by. */
	private volatile @Nullable ActorEvent cause;

	private volatile Object lastValue = "";

	/** Whether the machine was stopped and not started since. */
	private volatile boolean stopped;

	private MachineObservation(StateMachine<S, E> machine, StateTree<S, E> tree, StatechartObserver observer) {
		this.machine = machine;
		this.observer = observer;
		this.tree = tree;
		this.state = new MachineState<>(machine, this.tree, false);
	}

	static <S, E> void begin(StateMachine<S, E> machine, StateTree<S, E> tree, StatechartObserver observer) {
		MachineObservation<S, E> observation = new MachineObservation<>(machine, tree, observer);
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
				case STATEMACHINE_ERROR -> failed(context);
				default -> {
					// Parts of a transition, or an event refused after it was received.
				}
			}
		}
		catch (RuntimeException ex) {
			logger.warn("The machine '" + this.machine.getId() + "' was not observed and is not affected", ex);
		}
	}

	/**
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
			this.lastValue = this.tree.value();
			this.observer.started(this.state);
		}
	}

	private void transitionStarted(StateContext<S, E> context) {
		if (isInitial(context)) {
			return;
		}
		ActorEvent event = event(context);
		this.cause = event;
		if (context.getMessage() == null && context.getTransition().getTrigger() instanceof TimerTrigger) {
			this.observer.received(event, true);
		}
	}

	/**
	 * An initial transition is part of the one that entered the state around it. The one
	 * into a final state ends when the machine has already stopped.
	 */
	private void transitionEnded(StateContext<S, E> context) {
		if (!isInitial(context) && !this.stopped) {
			this.cause = null;
			this.lastValue = this.tree.value();
			this.observer.transitioned(event(context), this.state);
		}
	}

	/** A completed join goes on without a message and without a transition that ends. */
	private void stateChanged(StateContext<S, E> context) {
		if (context.getMessage() == null && !this.stopped) {
			ActorEvent known = this.cause;
			changed((known != null) ? known : done(context.getSource()));
		}
	}

	private void changed(ActorEvent event) {
		Object value = this.tree.value();
		if (!value.equals(this.lastValue)) {
			this.lastValue = value;
			this.observer.transitioned(event, this.state);
		}
	}

	/** Regions stop whenever their state is left, some under the root's id. */
	private void stopped(StateContext<S, E> context) {
		if (context.getStateMachine() == this.machine && !this.stopped) {
			MachineState<S, E> last = new MachineState<>(this.machine, this.tree, true);
			ActorEvent known = this.cause;
			this.cause = null;
			this.stopped = true;
			this.observer.stopped((known != null && last.status() == ActorStatus.DONE) ? known : STOP, last);
		}
	}

	private void failed(StateContext<S, E> context) {
		if (context.getStateMachine() == this.machine) {
			this.observer.transitioned(ActorEvent.of("xstate.error." + this.machine.getId()), this.state);
		}
	}

	private ActorEvent event(StateContext<S, E> context) {
		Message<E> message = context.getMessage();
		if (message != null) {
			return MessageEvent.of(message);
		}
		Transition<S, E> transition = context.getTransition();
		if (transition.getTrigger() instanceof TimerTrigger<S, E> timer) {
			return ActorEvent.of("xstate.after." + timer.getPeriod() + "." + path(transition.getSource()));
		}
		return done(transition.getSource());
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
