package io.github.xstatewebrtc.vectors;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The side that a case tests, whatever its role.
 */
interface Tested {

	Noted noted();

	/** Return the data channel of steps that name none. */
	default int channel() {
		return 0;
	}

	/** Return what names stand for from the beginning, such as session ids. */
	default Map<String, JsonNode> bound() {
		return Map.of();
	}

	/** Return which of its sockets a step is about. */
	default int channelOf(String name) {
		throw new AssertionError("This role has no sockets with names");
	}

	/** Return whether messages go in as batches, in frames. */
	default boolean batches() {
		return true;
	}

	/** Return what the application sees, by the members of a step that says how it is. */
	default JsonNode state() {
		throw new AssertionError("Of this role's state nothing is said");
	}

	void frame(int channel, String frame, @Nullable String on);

	default void connect(String name, JsonNode step) {
		throw new AssertionError("This role has no connections to open");
	}

	/** Return what the runner's hello says of the conversation unless the step does. */
	default ObjectNode resuming(String runner) {
		return JsonNodeFactory.instance.objectNode();
	}

	/** Cut it, with the code of a socket if that is positive. */
	void cut(@Nullable String on, int code);

	/** Return whether it was closed here, or the code with which it was. */
	JsonNode closed(@Nullable String on);

	void act(String what, JsonNode step);

	/** Let everything happen that the time brings about. */
	void pass(Duration time);

}
