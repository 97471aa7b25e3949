package io.github.xstatewebrtc.actor;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where an actor is to be found within its hub:
 * {@code xstate://{channel}/{peerId}/{sessionId}}, or {@code …/@{systemId}} for one under
 * a well-known name (protocol, rules at the top).
 *
 * @param channel the label of the channel
 * @param peerId the peer it lives in
 * @param reference a session id, or {@code @} and a system id
 */
public record ActorAddress(String channel, String peerId, String reference) {

	private static final String SCHEME = "xstate://";

	public ActorAddress {
		if (channel.isEmpty() || peerId.isEmpty() || reference.isEmpty()) {
			throw new IllegalArgumentException("An actor's address needs a channel, a peer id and an actor");
		}
	}

	/**
	 * Read an address.
	 * @param text the address
	 * @return the parts, decoded
	 * @throws IllegalArgumentException if it is not an actor's address
	 */
	public static ActorAddress parse(String text) {
		String[] parts = text.startsWith(SCHEME) ? text.substring(SCHEME.length()).split("/", -1) : new String[0];
		if (parts.length != 3) {
			throw new IllegalArgumentException(
					"'" + text + "' is no actor's address: xstate://{channel}/{peerId}/{sessionId or @systemId}");
		}
		return new ActorAddress(decode(parts[0]), decode(parts[1]), decode(parts[2]));
	}

	@Override
	public String toString() {
		return SCHEME + encode(this.channel) + "/" + encode(this.peerId) + "/" + encode(this.reference);
	}

	private static String encode(String part) {
		return URLEncoder.encode(part, StandardCharsets.UTF_8)
			.replace("+", "%20")
			.replace("%3A", ":")
			.replace("%40", "@");
	}

	private static String decode(String part) {
		return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
