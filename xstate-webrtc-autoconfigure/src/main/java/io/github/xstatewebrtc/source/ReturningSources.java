package io.github.xstatewebrtc.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Finds the source that a socket belongs to: one that comes back, or a new one. Safe for
 * use by many threads. Its lock is never held while that of a {@link SourceConnection} is
 * taken.
 */
final class ReturningSources {

	/** How long a source may take to come back; the library takes 5 s. */
	private static final Duration MEMORY = Duration.ofSeconds(30);

	private final LocalActorSystem system;

	private final SourceTotals totals;

	private final Definitions definitions;

	private final Timers timers;

	private final Set<Source> sources = new LinkedHashSet<>();

	private final Map<Source, Timers.Timer> suspended = new HashMap<>();

	ReturningSources(LocalActorSystem system, SourceTotals totals, Timers timers) {
		this.system = system;
		this.totals = totals;
		this.definitions = new Definitions(totals);
		this.timers = timers;
	}

	/**
	 * Return how many are connected or may come back.
	 * @return a number of sources
	 */
	synchronized int known() {
		return this.sources.size();
	}

	/**
	 * Find the source that a socket belongs to.
	 * @param connection the socket
	 * @param first the fingerprint of its first frame; {@code null} if it is not of a
	 * source that tells anything again
	 * @return a source that comes back, or a new one
	 */
	Source begin(SourceConnection connection, @Nullable Long first) {
		Source known = (first != null) ? find(connection, first) : null;
		if (known != null && take(known, connection)) {
			return known;
		}
		SourceActors actors = new SourceActors(this.system, connection.name(), this.definitions, this.totals);
		Source made = new Source(connection.caller(), connection.name(), actors, connection);
		synchronized (this) {
			this.sources.add(made);
		}
		return made;
	}

	private synchronized @Nullable Source find(SourceConnection connection, long first) {
		return this.sources.stream()
			.filter((source) -> source.mayBeOf(connection) && source.frames().rewind(first))
			.findFirst()
			.orElse(null);
	}

	private boolean take(Source source, SourceConnection connection) {
		SourceConnection before = source.connection();
		if (before != null && !before.handOver()) {
			return false;
		}
		synchronized (this) {
			if (!this.sources.contains(source) || source.connection() != before) {
				return false;
			}
			source.connected(connection);
			Timers.Timer forgetting = this.suspended.remove(source);
			if (forgetting != null) {
				forgetting.cancel();
			}
			return true;
		}
	}

	/**
	 * Take note that the socket of a source is cut: it may come back.
	 * @param source the source, whose actors are suspended
	 */
	void suspended(Source source) {
		synchronized (this) {
			source.connected(null);
			if (!source.frames().isEmpty() && this.suspended.size() < Sources.MAX) {
				this.suspended.put(source, this.timers.schedule(MEMORY, () -> forget(source)));
				return;
			}
			this.sources.remove(source);
		}
		source.actors().clear();
	}

	private void forget(Source source) {
		synchronized (this) {
			if (this.suspended.remove(source) == null || source.connection() != null) {
				return;
			}
			this.sources.remove(source);
		}
		source.actors().clear();
	}

	synchronized void over(Source source) {
		this.sources.remove(source);
	}

	/** None comes back any more. */
	void close() {
		List<Source> left;
		synchronized (this) {
			left = List.copyOf(this.suspended.keySet());
		}
		left.forEach(this::forget);
	}

}
