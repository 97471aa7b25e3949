package io.github.xstatewebrtc.observation;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.actors.TraceContext;

/**
 * A trace context as tracing reads and writes it, by the names of W3C's headers.
 */
final class TraceMembers {

	static final String PARENT = "traceparent";

	static final String STATE = "tracestate";

	private TraceMembers() {
	}

	static Map<String, String> of(@Nullable TraceContext trace) {
		Map<String, String> members = new HashMap<>();
		if (trace != null) {
			members.put(PARENT, trace.traceparent());
			if (trace.tracestate() != null) {
				members.put(STATE, trace.tracestate());
			}
		}
		return members;
	}

}
