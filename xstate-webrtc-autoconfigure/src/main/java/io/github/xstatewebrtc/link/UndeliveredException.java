package io.github.xstatewebrtc.link;

/**
 * A message was given up: its conversation has ended, or it is too large. If it had gone
 * out it is unknown whether the other side took it. Has no stack trace, as one failure
 * may concern very many messages.
 */
public final class UndeliveredException extends RuntimeException {

	private final LinkEnd end;

	/**
	 * Say why.
	 * @param end the reason
	 */
	public UndeliveredException(LinkEnd end) {
		super(end.code() + ": " + end.message(), null, false, false);
		this.end = end;
	}

	/**
	 * Return why the message was given up.
	 * @return the reason, whose code is one of those in {@link LinkEnd} or of the other
	 * side's choice
	 */
	public LinkEnd end() {
		return this.end;
	}

}
