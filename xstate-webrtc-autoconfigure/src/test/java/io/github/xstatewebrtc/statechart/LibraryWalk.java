package io.github.xstatewebrtc.statechart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorStatus;

/**
 * A statechart's definition and where its adapter said that it was while it was given
 * events, for another implementation to repeat. Every guard says no.
 */
public final class LibraryWalk {

	private LibraryWalk() {
	}

	/**
	 * Walk a statechart.
	 * @param name what it is called
	 * @param adapter the adapter of its library
	 * @param machine the statechart, started
	 * @param fire gives it an event
	 * @param events the events
	 * @param <M> the type of the statechart
	 * @return what another implementation is to compare
	 */
	public static <M> Map<String, @Nullable Object> of(String name, StatechartAdapter<M> adapter, M machine,
			BiConsumer<M, String> fire, List<String> events) {
		Map<String, Boolean> answers = new LinkedHashMap<>();
		Map<String, @Nullable Object> definition = adapter.definition(machine);
		collectGuards(definition, answers);
		Map<String, @Nullable Object> written = new LinkedHashMap<>();
		written.put("name", name);
		written.put("definition", definition);
		written.put("answers", answers);
		written.put("value", adapter.state(machine).value());
		List<Map<String, @Nullable Object>> steps = new ArrayList<>();
		for (String event : events) {
			fire.accept(machine, event);
			Map<String, @Nullable Object> step = new LinkedHashMap<>();
			step.put("event", event);
			step.put("answers", answers);
			step.put("value", adapter.state(machine).value());
			step.put("done", adapter.state(machine).status() == ActorStatus.DONE);
			steps.add(step);
		}
		written.put("steps", steps);
		return written;
	}

	private static void collectGuards(@Nullable Object value, Map<String, Boolean> answers) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, member) -> {
				if (key.equals("guard")) {
					answers.put(String.valueOf(member), false);
				}
				collectGuards(member, answers);
			});
		}
		else if (value instanceof List<?> list) {
			list.forEach((element) -> collectGuards(element, answers));
		}
	}

}
