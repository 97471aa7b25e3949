package io.github.xstatewebrtc.protocol.actors;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * In the course of what an event was sent, as W3C Trace Context writes it (sections 3.2
 * and 3.3 there; protocol, section 4).
 *
 * @param traceparent the trace, and the span in it
 * @param tracestate what tracing systems add, at most 512 characters, or {@code null}
 */
public record TraceContext(String traceparent, @Nullable String tracestate) {

	private static final int MOST_STATE = 512;

	/** Later versions may have more. */
	private static final int MOST_PARENT = 256;

	private static final Pattern FIRST_VERSION = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

	private static final Pattern LATER_VERSION = Pattern
		.compile("(?!00|ff)[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-[\\x21-\\x7e]*)?");

	private static final Pattern NO_IDS = Pattern.compile("..-(0{32}|[0-9a-f]{32}-0{16})-.*");

	private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e]+");

	/**
	 * Return what is well-formed of a trace context: tracing is no reason to refuse an
	 * event.
	 * @param traceparent the trace, of anybody's choice
	 * @param tracestate what is added to it
	 * @return the trace context, without a state that is not well-formed; {@code null} if
	 * the trace itself is not
	 */
	public static @Nullable TraceContext of(@Nullable String traceparent, @Nullable String tracestate) {
		if (traceparent == null || !isParent(traceparent)) {
			return null;
		}
		boolean state = tracestate != null && tracestate.length() <= MOST_STATE && STATE.matcher(tracestate).matches();
		return new TraceContext(traceparent, state ? tracestate : null);
	}

	private static boolean isParent(String text) {
		return text.length() <= MOST_PARENT
				&& (FIRST_VERSION.matcher(text).matches() || LATER_VERSION.matcher(text).matches())
				&& !NO_IDS.matcher(text).matches();
	}

}
