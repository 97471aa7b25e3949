package io.github.xstatewebrtc.timing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;

/**
 * Logs what strangers can bring about again and again: in full once a minute, and at
 * DEBUG between. Safe for use by many threads.
 */
public final class RareLog {

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private static final int MOST_SUBJECTS = 64;

	private static final String MORE = " More of the same is logged at DEBUG for a minute.";

	private final Log log;

	private final LongSupplier nanoTime;

	private final AtomicLong quietUntil;

	private final Map<String, AtomicLong> quietOnSubjectUntil = new ConcurrentHashMap<>();

	/**
	 * Create a log.
	 * @param log where it logs
	 * @param nanoTime monotonic time in nanoseconds
	 */
	public RareLog(Log log, LongSupplier nanoTime) {
		this.log = log;
		this.nanoTime = nanoTime;
		this.quietUntil = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * Log something that should not be.
	 * @param message a sentence
	 */
	public void warn(String message) {
		if (isDue(this.quietUntil)) {
			this.log.warn(message + MORE);
		}
		else {
			this.log.debug(message);
		}
	}

	/**
	 * Log a failure.
	 * @param message a sentence
	 * @param cause what was thrown
	 */
	public void error(String message, Throwable cause) {
		error(this.quietUntil, message, cause);
	}

	/**
	 * Log a failure of one of several, each of which has a minute of its own.
	 * @param subject what failed; beyond 64 of them the others share one minute
	 * @param message a sentence
	 * @param cause what was thrown
	 */
	public void error(String subject, String message, Throwable cause) {
		error(quietOn(subject), message, cause);
	}

	private void error(AtomicLong quietUntil, String message, Throwable cause) {
		if (isDue(quietUntil)) {
			this.log.error(message + MORE, cause);
		}
		else {
			this.log.debug(message, cause);
		}
	}

	private AtomicLong quietOn(String subject) {
		AtomicLong known = this.quietOnSubjectUntil.get(subject);
		if (known != null) {
			return known;
		}
		return (this.quietOnSubjectUntil.size() < MOST_SUBJECTS) ? this.quietOnSubjectUntil.computeIfAbsent(subject,
				(first) -> new AtomicLong(this.nanoTime.getAsLong())) : this.quietUntil;
	}

	private boolean isDue(AtomicLong quietUntil) {
		long now = this.nanoTime.getAsLong();
		long until = quietUntil.get();
		return now - until >= 0 && quietUntil.compareAndSet(until, now + MINUTE);
	}

}
