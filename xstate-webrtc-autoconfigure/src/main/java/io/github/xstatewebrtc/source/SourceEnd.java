package io.github.xstatewebrtc.source;

import java.util.Locale;

/**
 * Why a source is sent away.
 */
public enum SourceEnd {

	/**
	 * A frame that is no JSON object, or of neither dialect, or with members that are
	 * missing or of the wrong kind; or a name in the address with other characters.
	 */
	BAD_MESSAGE,

	/**
	 * A frame above the limit.
	 */
	TOO_LARGE,

	/**
	 * Too much in too little time.
	 */
	RATE_LIMITED,

	/**
	 * There are as many sources as this application takes.
	 */
	OVERLOADED,

	/**
	 * It may not report actors here, or not any more.
	 */
	FORBIDDEN,

	/**
	 * It came without a log-in, or that has ended.
	 */
	UNAUTHORIZED,

	/**
	 * It reads the events for its actors too slowly.
	 */
	READS_TOO_SLOWLY;

	private static final int POLICY_VIOLATION = 1008;

	private static final int MESSAGE_TOO_BIG = 1009;

	/**
	 * Return the code as it is told and counted.
	 * @return the name in lower case with hyphens
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	int closeCode() {
		return (this == TOO_LARGE) ? MESSAGE_TOO_BIG : POLICY_VIOLATION;
	}

}
