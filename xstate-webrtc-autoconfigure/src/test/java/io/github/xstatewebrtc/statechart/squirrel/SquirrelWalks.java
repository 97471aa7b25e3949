package io.github.xstatewebrtc.statechart.squirrel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.fsm.HistoryType;
import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

import io.github.xstatewebrtc.statechart.LibraryWalk;

/**
 * Walks through machines of squirrel-foundation, one of every kind.
 */
public final class SquirrelWalks {

	private SquirrelWalks() {
	}

	/**
	 * Walk them all.
	 * @return the walks
	 */
	public static List<Map<String, @Nullable Object>> known() {
		return List.of(
				walk("guards, internal transitions and a final state", SquirrelMachines.turnstile(), "PUSH", "KICK",
						"BONUS", "COIN", "COIN", "BONUS", "PUSH", "REMOVE"),
				walk("hierarchy", SquirrelMachines.player(), "FAST", "PLAY", "FAST", "PLAY", "SLOW", "FAST", "HALT",
						"PLAY", "HALT", "SLOW"),
				walk("shallow history", SquirrelMachines.remembering(HistoryType.SHALLOW), "PLAY", "FAST", "HALT",
						"FAST", "PLAY", "HALT", "PLAY"),
				walk("deep history", SquirrelMachines.remembering(HistoryType.DEEP), "PLAY", "HALT", "PLAY", "FAST",
						"HALT", "PLAY"),
				walk("parallel states that share an event", SquirrelMachines.oven(), "HEAT", "BAKE", "LAMP", "ALL",
						"ALL", "REST", "BAKE", "ALL", "REST"));
	}

	@SuppressWarnings("rawtypes")
	private static Map<String, @Nullable Object> walk(String name, SquirrelMachines.Machine machine, String... events) {
		machine.start(new AtomicInteger());
		return LibraryWalk.<AbstractStateMachine>of("squirrel: " + name, new SquirrelAdapter(), machine,
				(walked, event) -> machine.fire(event, new AtomicInteger()), List.of(events));
	}

}
