package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.List;

import org.springframework.messaging.Message;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.support.StateMachineUtils;
import org.springframework.statemachine.transition.Transition;
import org.springframework.statemachine.trigger.Trigger;

/**
 * The regions of a machine get an event one after the other, and nothing tells when the
 * last one has had it.
 */
final class LaterRegions {

	private LaterRegions() {
	}

	/**
	 * Return whether a later region is certain to take an event too. A guard may yet
	 * refuse it, and must not be asked here.
	 * @param <S> the type of states
	 * @param <E> the type of events
	 * @param machine the root machine
	 * @param ended the transition that an earlier region has completed
	 * @param message the event
	 * @return whether another transition follows
	 */
	static <S, E> boolean take(StateMachine<S, E> machine, Transition<S, E> ended, Message<E> message) {
		State<S, E> current = Configurations.current(machine);
		if (current == null || !current.isOrthogonal()) {
			return false;
		}
		boolean later = false;
		for (Region<S, E> region : StateNode.regions(current)) {
			if (later && takes(region, message)) {
				return true;
			}
			later = later || region.getTransitions().contains(ended);
		}
		return false;
	}

	private static <S, E> boolean takes(Region<S, E> region, Message<E> message) {
		State<S, E> current = Configurations.current(region);
		if (current == null || current.shouldDefer(message)) {
			return false;
		}
		List<Transition<S, E>> candidates = new ArrayList<>();
		collect(region, message, candidates);
		return !candidates.isEmpty() && candidates.stream().allMatch((candidate) -> candidate.getGuard() == null);
	}

	// A guard further inside decides too.
	private static <S, E> void collect(Region<S, E> region, Message<E> message, List<Transition<S, E>> candidates) {
		State<S, E> current = Configurations.current(region);
		if (current == null) {
			return;
		}
		for (Transition<S, E> transition : region.getTransitions()) {
			Trigger<S, E> trigger = transition.getTrigger();
			// The library gives a region transitions whose source it could not find.
			if (trigger != null && message.getPayload().equals(trigger.getEvent()) && transition.getSource() != null
					&& StateMachineUtils.containsAtleastOne(transition.getSource().getIds(), current.getIds())) {
				candidates.add(transition);
			}
		}
		StateNode.regions(current).forEach((inner) -> collect(inner, message, candidates));
	}

}
