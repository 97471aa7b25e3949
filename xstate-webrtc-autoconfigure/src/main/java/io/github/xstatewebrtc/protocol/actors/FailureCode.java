package io.github.xstatewebrtc.protocol.actors;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why something that a peer wanted of an actor did not come about (protocol, section 4).
 */
public enum FailureCode {

	/**
	 * No actor that the asker may know of is there under this address.
	 */
	NO_SUCH_ACTOR,

	/**
	 * The actor is there and takes nothing from peers.
	 */
	NOT_EXPOSED,

	/**
	 * The hub has not granted it to the asker.
	 */
	FORBIDDEN,

	/**
	 * The actor's own code failed on the event.
	 */
	NOT_ACCEPTED,

	/**
	 * The time for an answer is over.
	 */
	TIMEOUT,

	/**
	 * The asker took the question back.
	 */
	CANCELLED,

	/**
	 * The conversation ended before the answer, and what became of the event is unknown.
	 * Said by the asker's side to itself, never on the wire.
	 */
	PEER_LOST,

	/**
	 * As much waits already as is kept.
	 */
	OVERLOADED,

	/**
	 * The message is not what the protocol says.
	 */
	BAD_EVENT,

	/**
	 * The actor was not started.
	 */
	SPAWN_FAILED;

	/**
	 * Return the name on the wire.
	 * @return the name in lower case with hyphens
	 */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Find a code by its name on the wire.
	 * @param wireName the name in lower case with hyphens
	 * @return the code, empty if this version does not know it
	 */
	public static Optional<FailureCode> of(String wireName) {
		return Arrays.stream(values()).filter((code) -> code.wireName().equals(wireName)).findFirst();
	}

}
