package io.github.xstatewebrtc.protocol.signaling;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a hub refuses something.
 */
public enum ErrorCode {

	/**
	 * Not JSON, of an unknown type, or with members missing or of the wrong kind.
	 */
	BAD_MESSAGE,

	/**
	 * Said before joining a channel.
	 */
	NOT_JOINED,

	/**
	 * For a peer that is not, or not visibly, in the channel.
	 */
	UNKNOWN_PEER,

	/**
	 * The channel, or the hub as a whole, takes no more.
	 */
	CHANNEL_FULL,

	/**
	 * Not allowed here.
	 */
	FORBIDDEN,

	/**
	 * Not allowed without a better token or log-in.
	 */
	UNAUTHORIZED,

	/**
	 * Too many messages in too little time.
	 */
	RATE_LIMITED,

	/**
	 * A message above the size limit.
	 */
	TOO_LARGE,

	/**
	 * Another version of the protocol is spoken.
	 */
	UNSUPPORTED_VERSION,

	/**
	 * The hub failed.
	 */
	INTERNAL;

	/**
	 * Return the code on the wire.
	 * @return the name in lower case with hyphens
	 */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
