package io.github.xstatewebrtc.protocol.signaling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a member of a channel may do. A hub grants it; the other peers enforce it on what
 * they receive.
 */
public enum Permission {

	/**
	 * See states, and the types of events.
	 */
	INSPECT,

	/**
	 * See the values in what is inspected too: contexts, events, outputs and errors.
	 */
	VALUES,

	/**
	 * Make actors do things.
	 */
	SEND,

	/**
	 * Start actors.
	 */
	SPAWN,

	/**
	 * See and reach members other than the hub's own peer.
	 */
	PEERS;

	/**
	 * Return the name on the wire.
	 * @return the name in lower case
	 */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Find a permission by its name on the wire.
	 * @param wireName the name in lower case
	 * @return the permission, empty if this version does not know it
	 */
	public static Optional<Permission> of(String wireName) {
		return Arrays.stream(values()).filter((permission) -> permission.wireName().equals(wireName)).findFirst();
	}

}
