package io.github.xstatewebrtc.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * A property that cannot be used as it is set. It knows what to do about it, and the
 * value only where that is no secret.
 */
final class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final @Nullable String value;

	private final String reason;

	private final String action;

	/**
	 * Make one.
	 * @param property the whole name, with the index of a list's element
	 * @param value what it is set to; null if it is not set, or a secret
	 * @param reason what is wrong, as a sentence
	 * @param action what to do, as a sentence, with an example at its end
	 */
	InvalidSettingException(String property, @Nullable Object value, String reason, String action) {
		super(property + ": " + reason);
		this.property = property;
		this.value = (value instanceof Duration duration) ? text(duration) : Objects.toString(value, null);
		this.reason = reason;
		this.action = action;
	}

	/**
	 * Return a value to copy, for an element of a list: these are written in several
	 * ways.
	 * @param value the value
	 * @return a paragraph of its own
	 */
	static String example(String value) {
		return "%n%n    %s".formatted(value);
	}

	/**
	 * Return a line to copy.
	 * @param property the whole name
	 * @param value the value
	 * @return a paragraph of its own
	 */
	static String example(String property, String value) {
		return example(property + "=" + value);
	}

	private static String text(Duration duration) {
		boolean whole = duration.toMillis() % 1000 == 0;
		return DurationStyle.SIMPLE.print(duration, whole ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
	}

	String property() {
		return this.property;
	}

	@Nullable String value() {
		return this.value;
	}

	String reason() {
		return this.reason;
	}

	String action() {
		return this.action;
	}

}
