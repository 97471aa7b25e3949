package io.github.xstatewebrtc.timing;

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

	private static final String MORE = " More of the same is logged at DEBUG for a minute.";

	private final Log log;

	private final LongSupplier nanoTime;

	private final AtomicLong quietUntil;

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
		if (isDue()) {
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
		if (isDue()) {
			this.log.error(message + MORE, cause);
		}
		else {
			this.log.debug(message, cause);
		}
	}

	private boolean isDue() {
		long now = this.nanoTime.getAsLong();
		long until = this.quietUntil.get();
		return now - until >= 0 && this.quietUntil.compareAndSet(until, now + MINUTE);
	}

}
