package io.github.xstatewebrtc.actor.capture;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks an application's sanitizers one after the other, until one changes the value.
 */
final class Sanitizers {

	private static final Log logger = LogFactory.getLog(Sanitizers.class);

	private final List<ValueSanitizer> sanitizers;

	private final Set<Class<?>> failed = ConcurrentHashMap.newKeySet();

	Sanitizers(List<ValueSanitizer> sanitizers) {
		this.sanitizers = sanitizers;
	}

	boolean isEmpty() {
		return this.sanitizers.isEmpty();
	}

	@Nullable Object apply(String key, Object value) {
		for (ValueSanitizer sanitizer : this.sanitizers) {
			Object shown = apply(sanitizer, key, value);
			if (!value.equals(shown)) {
				return (shown != null) ? Scalars.of(shown) : null;
			}
		}
		return value;
	}

	// What it throws may hold the value, and so is not logged.
	private @Nullable Object apply(ValueSanitizer sanitizer, String key, Object value) {
		try {
			return sanitizer.sanitize(key, value);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			if (this.failed.add(sanitizer.getClass())) {
				logger.warn(sanitizer.getClass().getName() + " failed with " + ex.getClass().getName()
						+ ": the values on which it fails are masked");
			}
			return SecretKeys.MASK;
		}
	}

}
