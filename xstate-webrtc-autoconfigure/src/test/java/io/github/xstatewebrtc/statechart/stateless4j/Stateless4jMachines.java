package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.Random;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;

/**
 * Machines of stateless4j.
 */
final class Stateless4jMachines {

	private static final int STATES = 8;

	private static final int EVENTS = 4;

	private Stateless4jMachines() {
	}

	static StateMachine<String, String> turnstile() {
		StateMachineConfig<String, String> config = new StateMachineConfig<>();
		config.configure("locked")
			.permit("COIN", "unlocked")
			.permitIf("KICK", "unlocked", () -> false)
			.permit("JAM", "unlocked", () -> {
				throw new IllegalStateException("jammed");
			});
		config.configure("unlocked").permit("PUSH", "locked");
		return new StateMachine<>("locked", config);
	}

	static StateMachine<String, String> player() {
		StateMachineConfig<String, String> config = new StateMachineConfig<>();
		config.configure("silent").permit("PLAY", "normal");
		config.configure("playing").permit("HALT", "silent");
		config.configure("normal").substateOf("playing").permit("FAST", "fast");
		config.configure("fast").substateOf("playing").permit("SLOW", "normal");
		return new StateMachine<>("silent", config);
	}

	/**
	 * States that a machine rests in and that have states within, and every kind of
	 * transition.
	 */
	static StateMachine<String, String> phone() {
		StateMachineConfig<String, String> config = new StateMachineConfig<>();
		config.configure("idle").permit("CALL", "ringing").ignore("HANG_UP");
		config.configure("ringing").permit("ANSWER", "talking").permitReentry("CALL").permit("HANG_UP", "idle");
		config.configure("talking").permit("HANG_UP", "idle").permit("HOLD", "held").permitInternal("VOLUME", () -> {
		});
		config.configure("held").substateOf("talking").permit("RESUME", "talking").permit("PARK", "parked");
		config.configure("parked").substateOf("held").permit("RESUME", "held");
		return new StateMachine<>("idle", config);
	}

	/**
	 * A machine that a seed decides: states within states, and transitions from any to
	 * any.
	 */
	static StateMachine<String, String> generated(long seed) {
		Random random = new Random(seed);
		StateMachineConfig<String, String> config = new StateMachineConfig<>();
		for (int i = 0; i < STATES; i++) {
			var state = config.configure("s" + i);
			if (i > 0 && random.nextBoolean()) {
				state.substateOf("s" + random.nextInt(i));
			}
			for (int event = 0; event < EVENTS; event++) {
				int target = random.nextInt(2 * STATES);
				if (target == i) {
					state.permitReentry("E" + event);
				}
				else if (target < STATES) {
					state.permit("E" + event, "s" + target);
				}
				else if (target == STATES) {
					state.ignore("E" + event);
				}
			}
		}
		return new StateMachine<>("s" + random.nextInt(STATES), config);
	}

}
