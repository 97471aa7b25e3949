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

	void frame(int channel, String frame, @Nullable String on);

	default void connect(String conn) {
		throw new AssertionError("This role has no connections to open");
	}

	/** Return what the runner's hello says of the conversation unless the step does. */
	default ObjectNode resuming(String runner) {
		return JsonNodeFactory.instance.objectNode();
	}

	void cut(@Nullable String on);

	/** Return whether it was closed here, or the code with which it was. */
	JsonNode closed(@Nullable String on);

	void act(String what, JsonNode step);

	/** Let everything happen that the time brings about. */
	void pass(Duration time);

}
