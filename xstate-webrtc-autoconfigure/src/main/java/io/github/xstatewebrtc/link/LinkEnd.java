package io.github.xstatewebrtc.link;

import java.io.Serializable;

import io.github.xstatewebrtc.protocol.ProtocolViolationException;

/**
 * Why a link ended, or why messages could not be delivered.
 *
 * @param code one of the protocol's codes, or whatever the other side sent as one
 * @param message a sentence for a person, at most 1,000 characters
 */
public record LinkEnd(String code, String message) implements Serializable {

	/**
	 * A side ended the link in good order.
	 */
	public static final String CLOSING = "closing";

	/**
	 * A side no longer allows the link.
	 */
	public static final String FORBIDDEN = "forbidden";

	/**
	 * More waited to be sent or acknowledged than is kept.
	 */
	public static final String OVERFLOW = "overflow";

	/**
	 * The other side could not be reached for too long; what became of the messages it
	 * has not acknowledged is unknown. Never sent in a {@code bye}.
	 */
	public static final String PEER_LOST = "peer-lost";

	/**
	 * A message is larger than the other side takes or this side keeps. Never sent in a
	 * {@code bye}.
	 */
	public static final String TOO_LARGE = "too-large";

	static LinkEnd of(ProtocolViolationException violation) {
		return new LinkEnd(violation.code(), String.valueOf(violation.getMessage()));
	}

}
