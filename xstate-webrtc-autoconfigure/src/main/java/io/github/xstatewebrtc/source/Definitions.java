package io.github.xstatewebrtc.source;

import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.RareLog;

/**
 * How much of definitions all sources together have this application keep. Safe for use
 * by many threads.
 */
final class Definitions {

	/** Characters in all. */
	static final int MAX = 16 * 1024 * 1024;

	private final RareLog log = new RareLog(LogFactory.getLog(Definitions.class), System::nanoTime);

	private final AtomicLong kept = new AtomicLong();

	private final SourceTotals totals;

	Definitions(SourceTotals totals) {
		this.totals = totals;
	}

	/**
	 * Keep a definition if there is room.
	 * @param definition the definition
	 * @return the definition, to be given back; {@code null} if there is no room
	 */
	@Nullable String keep(@Nullable String definition) {
		if (definition == null) {
			return null;
		}
		if (this.kept.addAndGet(definition.length()) <= MAX) {
			return definition;
		}
		giveBack(definition);
		this.totals.definitionLeftOut();
		this.log.warn("The definition of an actor that an application reports is left out: those of all such actors"
				+ " may have " + MAX + " characters together.");
		return null;
	}

	void giveBack(@Nullable String definition) {
		if (definition != null) {
			this.kept.addAndGet(-definition.length());
		}
	}

}
