package io.github.xstatewebrtc.protocol.signaling;

/**
 * Why a peer makes no connection.
 *
 * @param code {@link #UNAVAILABLE}, {@link #RATE_LIMITED} or another that this version
 * does not know
 * @param message a sentence for a person
 */
public record Refusal(String code, String message) {

	/**
	 * The peer's machine cannot connect, and will not soon.
	 */
	public static final String UNAVAILABLE = "unavailable";

	/**
	 * Too many ask, or one asks too often.
	 */
	public static final String RATE_LIMITED = "rate-limited";

	/** The longest message that is read. */
	static final int MAX_MESSAGE = 1024;

	/**
	 * Refuse. The message is told on one line, and of one that is too long the beginning.
	 */
	public Refusal {
		message = message.substring(0, Math.min(message.length(), MAX_MESSAGE))
			.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]", " ");
	}

}
