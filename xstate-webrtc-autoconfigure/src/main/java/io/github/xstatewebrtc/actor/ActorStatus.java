package io.github.xstatewebrtc.actor;

import java.util.Arrays;
import java.util.Locale;

/**
 * How an actor fares, in XState's words.
 */
public enum ActorStatus {

	/**
	 * It runs and takes events.
	 */
	ACTIVE,

	/**
	 * It reached a final state.
	 */
	DONE,

	/**
	 * It failed.
	 */
	ERROR,

	/**
	 * It was stopped from outside.
	 */
	STOPPED;

	private final String id = name().toLowerCase(Locale.ROOT);

	/**
	 * Find a status by its word.
	 * @param id the word on the wire
	 * @return the status; one of the future counts as that of an actor that is there
	 */
	public static ActorStatus of(String id) {
		return Arrays.stream(values()).filter((status) -> status.id.equals(id)).findFirst().orElse(ACTIVE);
	}

	/**
	 * Return the word that stands on the wire.
	 * @return {@code active}, {@code done}, {@code error} or {@code stopped}
	 */
	public String id() {
		return this.id;
	}

}
