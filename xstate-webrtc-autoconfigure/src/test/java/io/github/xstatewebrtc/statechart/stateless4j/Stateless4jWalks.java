package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.List;
import java.util.Map;
import java.util.Random;

import com.github.oxo42.stateless4j.StateMachine;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.statechart.LibraryWalk;

/**
 * Walks through machines of stateless4j, one of every kind and generated ones.
 */
public final class Stateless4jWalks {

	private static final int STEPS = 20;

	private Stateless4jWalks() {
	}

	/**
	 * Walk those of every kind.
	 * @return the walks
	 */
	public static List<Map<String, @Nullable Object>> known() {
		return List.of(
				walk("guards", Stateless4jMachines.turnstile(),
						List.of("PUSH", "KICK", "COIN", "COIN", "PUSH", "PUSH")),
				walk("hierarchy", Stateless4jMachines.player(),
						List.of("FAST", "PLAY", "FAST", "PLAY", "SLOW", "HALT", "SLOW", "PLAY")),
				walk("states to rest in with states within, and every kind of transition", Stateless4jMachines.phone(),
						List.of("HANG_UP", "CALL", "CALL", "ANSWER", "VOLUME", "HOLD", "PARK", "VOLUME", "HOLD", "PARK",
								"RESUME", "RESUME", "HOLD", "HANG_UP", "CALL")));
	}

	/**
	 * Walk a generated one.
	 * @param seed decides what it is
	 * @return the walk
	 */
	public static Map<String, @Nullable Object> generated(long seed) {
		List<String> events = new Random(seed).ints(STEPS, 0, 4).mapToObj((event) -> "E" + event).toList();
		return walk("generated from " + seed, Stateless4jMachines.generated(seed), events);
	}

	@SuppressWarnings("rawtypes")
	private static Map<String, @Nullable Object> walk(String name, StateMachine<String, String> machine,
			List<String> events) {
		machine.onUnhandledTrigger((state, trigger) -> {
			// As XState has it.
		});
		return LibraryWalk.<StateMachine>of("stateless4j: " + name, new Stateless4jAdapter(), machine,
				(walked, event) -> machine.fire(event), events);
	}

}
