package io.github.xstatewebrtc.actor.capture;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;

/**
 * Takes immutable trees of live objects: bounded, with the values of secret keys and the
 * secrets that can be told within a text masked, and whatever an object throws when it is
 * read noted in its place. Of an application's own objects it reads the components of
 * records and the getters that stand before a field of their name; proxies and what
 * Spring manages it only names. It must be called on the thread to which the objects
 * belong, which waits for it: never much longer than {@link CaptureLimits#time()}, since
 * a getter that once took long is not called again. It is itself safe for use by many
 * threads.
 */
public final class ValueCapture {

	private final CaptureRules rules;

	private final LongAdder truncated = new LongAdder();

	/**
	 * Create a capture.
	 * @param limits how much it takes
	 * @param redaction what it masks
	 * @param showValues whether it shows values at all; otherwise it masks every one, and
	 * those keys of maps that may be data: it leaves the names of properties, constants
	 * of enums, and texts of up to 40 characters that could be identifiers and have at
	 * most two digits
	 */
	public ValueCapture(CaptureLimits limits, Redaction redaction, boolean showValues) {
		this.rules = CaptureRules.of(limits, redaction, showValues);
	}

	/**
	 * Capture an object.
	 * @param value any object
	 * @return a string or other {@link CharSequence}, number, boolean, list or map of
	 * such, or {@code null}; immutable
	 */
	public @Nullable Object capture(@Nullable Object value) {
		Capturing capturing = new Capturing(this.rules);
		Object captured = capturing.value(value, 0);
		count(capturing);
		return captured;
	}

	/**
	 * Capture what an event carries.
	 * @param event the event
	 * @return its type and captured payload, immutable
	 */
	public CapturedEvent capture(ActorEvent event) {
		Capturing capturing = new Capturing(this.rules);
		CapturedEvent captured = new CapturedEvent(event.type(), capturing.payload(event));
		count(capturing);
		return captured;
	}

	/**
	 * Capture an actor's state.
	 * @param state the live state
	 * @return the immutable snapshot
	 */
	public ActorSnapshot capture(ActorState state) {
		return new ActorSnapshot(state.status(), state.value(), capture(state.context()), state.tags(),
				capture(state.output()), capture(state.error()));
	}

	/**
	 * Capture a definition, in which only values that an application put there are
	 * redacted: the names of states, events and actions are not keys.
	 * @param definition an XState machine config
	 * @return the redacted config
	 */
	public Map<String, @Nullable Object> captureDefinition(Map<String, ? extends @Nullable Object> definition) {
		return DefinitionRedaction.redact(definition, this);
	}

	private void count(Capturing capturing) {
		if (capturing.isTruncated()) {
			this.truncated.increment();
		}
	}

	/**
	 * Return how many of the objects and events that were captured exceeded a limit, so
	 * that something was left out.
	 * @return a number that only grows
	 */
	public long truncated() {
		return this.truncated.sum();
	}

}
