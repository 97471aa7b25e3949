package io.github.xstatewebrtc.statechart.spring;

import java.lang.reflect.Field;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.support.AbstractStateMachine;

/**
 * Reads the current state of a region. The library's own {@code getState} gives, for a
 * machine that reached its end, the state in which it stopped the time before.
 */
final class Configurations {

	private static final @Nullable Field CURRENT = Arrays.stream(AbstractStateMachine.class.getDeclaredFields())
		.filter((field) -> field.getName().equals("currentState") && field.trySetAccessible())
		.findFirst()
		.orElse(null);

	private Configurations() {
	}

	/**
	 * Return the state of a region, or the one in which it was stopped.
	 * @param region a machine or region
	 * @return the state, or {@code null} if it was never started
	 */
	static <S, E> @Nullable State<S, E> current(Region<S, E> region) {
		State<S, E> current = currentOnly(region);
		return (current != null) ? current : region.getState();
	}

	/**
	 * Return the state of a region within an active state. A region that reached its end
	 * is stopped and still counts; one that was left does not.
	 * @param region a region or nested machine
	 * @return the state, or {@code null} if the region is not entered
	 */
	static <S, E> @Nullable State<S, E> currentOrFinal(Region<S, E> region) {
		State<S, E> current = currentOnly(region);
		if (current != null) {
			return current;
		}
		State<S, E> last = region.getState();
		return (last != null && StateNode.kind(last) == PseudoStateKind.END) ? last : null;
	}

	@SuppressWarnings("unchecked")
	private static <S, E> @Nullable State<S, E> currentOnly(Region<S, E> region) {
		return (CURRENT != null && region instanceof AbstractStateMachine)
				? (State<S, E>) PrivateFields.read(region, CURRENT) : null;
	}

}
