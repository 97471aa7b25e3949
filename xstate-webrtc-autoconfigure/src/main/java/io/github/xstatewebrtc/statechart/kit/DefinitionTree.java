package io.github.xstatewebrtc.statechart.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A machine config, read as XState reads it: names resolved to state nodes.
 *
 * @param key the node's name
 * @param parent the node around it, or {@code null} for the machine
 * @param config the node's members
 */
record DefinitionTree(String key, @Nullable DefinitionTree parent, Map<?, ?> config) {

	static DefinitionTree of(Map<String, ?> definition) {
		return new DefinitionTree(String.valueOf(definition.get("id")), null, definition);
	}

	/**
	 * Find what is wrong with this node and those within it.
	 * @return complaints, empty if all is well
	 */
	List<String> complaints() {
		List<String> complaints = new ArrayList<>();
		complain(complaints);
		return complaints;
	}

	/**
	 * Return whether a state value is a configuration of this node.
	 * @param value the name of a state, or a map from names to such values
	 * @return whether it names states that exist, as deep as they go
	 */
	boolean allows(Object value) {
		Collection<DefinitionTree> children = children();
		if (value instanceof String name) {
			DefinitionTree child = child(name);
			return child != null && child.children().isEmpty();
		}
		if (!(value instanceof Map<?, ?> map) || map.size() != (isParallel() ? children.size() : 1)) {
			return false;
		}
		return map.entrySet().stream().allMatch((entry) -> {
			DefinitionTree child = child(String.valueOf(entry.getKey()));
			return child != null && entry.getValue() != null && child.allows(entry.getValue());
		});
	}

	private void complain(List<String> complaints) {
		Collection<DefinitionTree> children = children();
		if (this.key.isEmpty() || this.key.contains(".") || this.key.contains("#")) {
			complaints.add("the name '" + this.key + "' is empty or has . or # in it");
		}
		Object initial = this.config.get("initial");
		if (!children.isEmpty() && !isParallel() && child(String.valueOf(initial)) == null) {
			complaints.add(path() + " begins in '" + initial + "', which is none of " + keys(children));
		}
		for (String member : List.of("on", "after")) {
			if (this.config.get(member) instanceof Map<?, ?> transitions) {
				transitions.values().forEach((transition) -> complain(transition, complaints));
			}
		}
		complain(this.config.get("always"), complaints);
		complain(this.config.get("onDone"), complaints);
		children.forEach((child) -> child.complain(complaints));
	}

	private void complain(@Nullable Object transition, List<String> complaints) {
		if (transition instanceof Collection<?> several) {
			several.forEach((each) -> complain(each, complaints));
		}
		else if (transition instanceof Map<?, ?> map) {
			targets(map.get("target"), complaints);
		}
		else {
			targets(transition, complaints);
		}
	}

	private void targets(@Nullable Object target, List<String> complaints) {
		if (target instanceof Collection<?> several) {
			several.forEach((each) -> targets(each, complaints));
		}
		else if (target != null && resolve(String.valueOf(target)) == null) {
			complaints.add(path() + " has a transition to '" + target + "', which is no state");
		}
	}

	/*
	 * #id.path from the machine, .path within this node, anything else beside it.
	 */
	private @Nullable DefinitionTree resolve(String target) {
		DefinitionTree from = this;
		String path = target;
		if (target.startsWith("#")) {
			from = root();
			if (target.substring(1).equals(from.key)) {
				return from;
			}
			if (!target.startsWith("#" + from.key + ".")) {
				return null;
			}
			path = target.substring(from.key.length() + 2);
		}
		else if (target.startsWith(".")) {
			path = target.substring(1);
		}
		else if (this.parent != null) {
			from = this.parent;
		}
		DefinitionTree found = from;
		for (String name : path.split("\\.", -1)) {
			found = (found != null) ? found.child(name) : null;
		}
		return found;
	}

	private DefinitionTree root() {
		return (this.parent != null) ? this.parent.root() : this;
	}

	private String path() {
		return (this.parent != null) ? this.parent.path() + "." + this.key : this.key;
	}

	private boolean isParallel() {
		return "parallel".equals(this.config.get("type"));
	}

	private @Nullable DefinitionTree child(String name) {
		return children().stream().filter((child) -> child.key.equals(name)).findFirst().orElse(null);
	}

	private Collection<DefinitionTree> children() {
		if (!(this.config.get("states") instanceof Map<?, ?> states)) {
			return List.of();
		}
		List<DefinitionTree> children = new ArrayList<>();
		states.forEach((name, state) -> children
			.add(new DefinitionTree(String.valueOf(name), this, (state instanceof Map<?, ?> map) ? map : Map.of())));
		return children;
	}

	private static List<String> keys(Collection<DefinitionTree> nodes) {
		return nodes.stream().map(DefinitionTree::key).toList();
	}

}
