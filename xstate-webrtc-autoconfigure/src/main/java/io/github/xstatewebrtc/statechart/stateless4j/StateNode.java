package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.oxo42.stateless4j.StateRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * A state and those within it. A machine can be in a state without being in one of those
 * within: for that the definition has a state more.
 *
 * @param key its name in the definition
 * @param parent the state around it, or {@code null}
 * @param representation what the library knows of it, or {@code null} if it was never
 * configured
 * @param children the states within it, by name
 * @param <S> the type of states
 * @param <T> the type of triggers
 */
record StateNode<S, T>(String key, @Nullable StateNode<S, T> parent, @Nullable StateRepresentation<S, T> representation,
		List<StateNode<S, T>> children) {

	/** The state of being in none of the states within. */
	static final String ITSELF = "_";

	StateNode(String key, @Nullable StateNode<S, T> parent, @Nullable StateRepresentation<S, T> representation) {
		this(key, parent, representation, new ArrayList<>());
	}

	/**
	 * Return the path to where a machine is that is in this state.
	 * @return names from the outermost state on, with dots
	 */
	String path() {
		return this.children.isEmpty() ? own() : own() + "." + ITSELF;
	}

	Object value() {
		Object value = this.children.isEmpty() ? this.key : Map.of(this.key, ITSELF);
		for (StateNode<S, T> node = this.parent; node != null; node = node.parent) {
			value = Map.of(node.key, value);
		}
		return value;
	}

	boolean isWithin(StateNode<S, T> other) {
		return equals(other) || (this.parent != null && this.parent.isWithin(other));
	}

	private String own() {
		return (this.parent != null) ? this.parent.own() + "." + this.key : this.key;
	}

	// Parents and children hold each other.
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

	@Override
	public String toString() {
		return path();
	}

}
