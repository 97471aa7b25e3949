package io.github.xstatewebrtc.actor.capture;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Objects that are one value: as a string, boolean, or number that every JavaScript
 * engine reads exactly.
 */
final class Scalars {

	private static final long SAFE = (1L << 53) - 1;

	private static final BigInteger SAFE_INTEGER = BigInteger.valueOf(SAFE);

	/** The decimal text of a huge number takes quadratic time. */
	private static final int MAX_BITS = 4_096;

	/** So many decimal digits survive a double. */
	private static final int SAFE_DIGITS = 15;

	private Scalars() {
	}

	@SuppressWarnings("JavaUtilDate")
	static @Nullable Object of(Object value) {
		if (value instanceof String || value instanceof Boolean) {
			return value;
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof Date date) {
			return (value.getClass() == Date.class) ? date.toInstant().toString() : date.toString();
		}
		if (value instanceof Class<?> type) {
			return type.getName();
		}
		if (value instanceof OptionalInt || value instanceof OptionalLong || value instanceof OptionalDouble) {
			return optional(value);
		}
		return isText(value) ? value.toString() : null;
	}

	private static boolean isText(Object value) {
		return value instanceof CharSequence || value instanceof Character || value instanceof TemporalAccessor
				|| value instanceof TemporalAmount || value instanceof UUID || value instanceof URI
				|| value instanceof URL || value instanceof Path || value instanceof Locale || value instanceof Currency
				|| value instanceof AtomicBoolean || value instanceof TimeZone;
	}

	private static Object number(Number number) {
		if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
			return number;
		}
		if (number instanceof Double || number instanceof Float) {
			return Double.isFinite(number.doubleValue()) ? number : number.toString();
		}
		if (number instanceof BigDecimal decimal) {
			int bits = decimal.unscaledValue().bitLength();
			if (bits > MAX_BITS) {
				return "(a decimal of " + bits + " bits)";
			}
			boolean safe = decimal.precision() <= SAFE_DIGITS && Math.abs((long) decimal.scale()) <= SAFE_DIGITS;
			return safe ? decimal : decimal.toString();
		}
		if (number instanceof BigInteger integer) {
			return (integer.abs().compareTo(SAFE_INTEGER) <= 0) ? integer : bounded(integer);
		}
		long whole = number.longValue();
		return (whole >= -SAFE && whole <= SAFE) ? whole : Long.toString(whole);
	}

	private static String bounded(BigInteger integer) {
		return (integer.bitLength() <= MAX_BITS) ? integer.toString()
				: "(an integer of " + integer.bitLength() + " bits)";
	}

	private static Object optional(Object optional) {
		if (optional instanceof OptionalInt some && some.isPresent()) {
			return some.getAsInt();
		}
		if (optional instanceof OptionalLong some && some.isPresent()) {
			return number(some.getAsLong());
		}
		if (optional instanceof OptionalDouble some && some.isPresent()) {
			return number(some.getAsDouble());
		}
		return "(empty)";
	}

}
