package io.github.xstatewebrtc.link;

/**
 * A message was given up: its conversation has ended, or it is too large. Has no stack
 * trace, as one failure may concern very many messages.
 */
public final class UndeliveredException extends RuntimeException {

	private final LinkEnd end;

	private final boolean outcomeUnknown;

	/**
	 * Say why.
	 * @param end the reason
	 * @param outcomeUnknown whether the other side may have taken the message
	 */
	public UndeliveredException(LinkEnd end, boolean outcomeUnknown) {
		super(end.code() + ": " + end.message(), null, false, false);
		this.end = end;
		this.outcomeUnknown = outcomeUnknown;
	}

	/**
	 * Return why the message was given up.
	 * @return the reason, whose code is one of those in {@link LinkEnd} or of the other
	 * side's choice
	 */
	public LinkEnd end() {
		return this.end;
	}

	/**
	 * Return whether the other side may have taken the message.
	 * @return {@code true} if the message had gone out and nothing was heard of it;
	 * {@code false} if it certainly was not taken, so that it can be sent another way
	 * without being doubled
	 */
	public boolean isOutcomeUnknown() {
		return this.outcomeUnknown;
	}

}
