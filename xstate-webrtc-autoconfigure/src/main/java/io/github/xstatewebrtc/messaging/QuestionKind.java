package io.github.xstatewebrtc.messaging;

import java.util.Locale;

/**
 * The kinds of questions, and how many of each a peer may have open.
 */
public enum QuestionKind {

	/**
	 * What an actor does with an event.
	 */
	ASK(1_024),

	/**
	 * What the snapshots of an actor are.
	 */
	SUBSCRIPTION(256),

	/**
	 * When an actor stops.
	 */
	WATCH(1_024),

	/**
	 * Which actors there are.
	 */
	DIRECTORY(16);

	private final int most;

	QuestionKind(int most) {
		this.most = most;
	}

	int most() {
		return this.most;
	}

	/**
	 * Return the word for it.
	 * @return the name in lower case
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
