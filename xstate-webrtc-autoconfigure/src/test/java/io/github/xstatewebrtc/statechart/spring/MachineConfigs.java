package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads machine configs as XState would and says what it would refuse.
 */
final class MachineConfigs {

	private static final Set<String> ROOT = Set.of("id");

	private static final Set<String> NODE = Set.of("type", "initial", "history", "target", "entry", "exit", "invoke",
			"on", "after", "always", "onDone", "meta", "states");

	private static final Set<String> TRANSITION = Set.of("target", "guard", "actions", "reenter", "description");

	private MachineConfigs() {
	}

	static void check(Map<String, ?> config) {
		Set<String> ids = new HashSet<>();
		collect(config, "#" + config.get("id"), ids);
		check(config, "#" + config.get("id"), ids, true);
	}

	/**
	 * Return the member at a path of keys.
	 */
	static Object at(Object config, Object... path) {
		Object found = config;
		for (Object key : path) {
			found = (found instanceof List<?> list) ? list.get((Integer) key) : ((Map<?, ?>) found).get(key);
			assertThat(found).as("%s in %s", key, config).isNotNull();
		}
		return found;
	}

	private static void collect(Map<?, ?> node, String id, Set<String> ids) {
		ids.add(id);
		states(node).forEach((key, child) -> collect((Map<?, ?>) child, id + "." + key, ids));
	}

	private static void check(Map<?, ?> node, String id, Set<String> ids, boolean root) {
		assertThat(node.keySet()).as(id).allMatch((key) -> NODE.contains(key) || (root && ROOT.contains(key)));
		Map<?, ?> states = states(node);
		assertThat(new ArrayList<>(states.keySet())).as("order of the states of " + id)
			.isSortedAccordingTo((one, other) -> one.toString().compareTo(other.toString()));
		if (!states.isEmpty() && !"parallel".equals(node.get("type"))) {
			Object initial = (node.get("initial") instanceof Map<?, ?> map) ? map.get("target") : node.get("initial");
			assertThat(states.containsKey(initial)).as("initial %s of %s", initial, id).isTrue();
		}
		if ("parallel".equals(node.get("type"))) {
			assertThat(node.containsKey("initial")).as("initial of the parallel " + id).isFalse();
			assertThat(states.size()).isGreaterThan(1);
		}
		if ("final".equals(node.get("type"))) {
			assertThat(node.keySet().stream().map(Object::toString)).doesNotContain("on", "after", "always", "states");
		}
		if ("history".equals(node.get("type")) && node.get("target") != null) {
			assertThat(ids).contains((String) node.get("target"));
		}
		for (String member : List.of("on", "after")) {
			Map<?, ?> named = (node.get(member) instanceof Map<?, ?> map) ? map : Map.of();
			named.forEach((key, transitions) -> transitions(transitions, id + " " + key, ids));
		}
		for (String member : List.of("always", "onDone")) {
			if (node.containsKey(member)) {
				transitions(node.get(member), id + " " + member, ids);
			}
		}
		states.forEach((key, child) -> {
			assertThat(key.toString()).doesNotContain(".", "#");
			check((Map<?, ?>) child, id + "." + key, ids, false);
		});
	}

	private static void transitions(Object transitions, String where, Set<String> ids) {
		for (Object element : (List<?>) transitions) {
			Map<?, ?> transition = (Map<?, ?>) element;
			assertThat(transition.keySet()).as(where).allMatch(TRANSITION::contains);
			Object target = transition.get("target");
			if (target != null) {
				Collection<?> targets = (target instanceof List<?> list) ? list : List.of(target);
				targets.forEach((one) -> assertThat(ids).as(where).contains((String) one));
			}
		}
	}

	private static Map<?, ?> states(Map<?, ?> node) {
		return node.containsKey("states") ? (Map<?, ?>) node.get("states") : Map.of();
	}

}
