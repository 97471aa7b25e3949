package io.github.xstatewebrtc.protocol.signaling;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Refuses STUN and TURN servers that a native library would stumble over: its answer to a
 * malformed one is to take the process down.
 */
public final class IceServerValidator {

	/**
	 * The most servers, and the most urls of one, that are taken.
	 */
	public static final int MAX_COUNT = 32;

	// RFC 7064, section 3.1, and RFC 7065, section 3.1.
	private static final Pattern URL = Pattern
		.compile("(?<scheme>stuns?|turns?):(?:\\[(?<v6>[^\\]]*)]|(?<host>[^:?\\[\\]]*))(?::(?<port>[^?]*))?"
				+ "(?:\\?(?<query>.*))?", Pattern.DOTALL);

	private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
			+ "(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?");

	private static final Pattern ALL_NUMERIC = Pattern.compile("(?:.*\\.)?\\d+\\.?");

	private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

	// RFC 8489, section 14.3: fewer than 509 bytes.
	private static final int MAX_USERNAME_BYTES = 508;

	private static final int MAX_CREDENTIAL_BYTES = 1_024;

	private IceServerValidator() {
	}

	/**
	 * Check several servers.
	 * @param servers the servers
	 * @throws InvalidIceServerException for the first that cannot be used
	 */
	public static void validate(List<IceServer> servers) {
		if (servers.size() > MAX_COUNT) {
			throw new InvalidIceServerException(-1,
					servers.size() + " ICE servers are too many: at most " + MAX_COUNT + " are taken");
		}
		servers.forEach(IceServerValidator::validate);
	}

	/**
	 * Check one server.
	 * @param server the server
	 * @throws InvalidIceServerException if it cannot be used
	 */
	public static void validate(IceServer server) {
		int count = server.urls().size();
		if (count == 0 || count > MAX_COUNT) {
			throw new InvalidIceServerException(-1, "An ICE server needs 1 to " + MAX_COUNT + " urls, not " + count);
		}
		boolean turn = false;
		for (int i = 0; i < count; i++) {
			turn |= validate(server.urls().get(i), i);
		}
		validateSecret("username", server.username(), MAX_USERNAME_BYTES, turn);
		validateSecret("credential", server.credential(), MAX_CREDENTIAL_BYTES, turn);
	}

	private static boolean validate(String url, int index) {
		Matcher matcher = URL.matcher(url);
		if (!matcher.matches()) {
			throw invalid(index, url,
					"an ICE server's url is stun:, stuns:, turn: or turns:, then host and optionally :port");
		}
		String host = matcher.group("host");
		if ((host != null) ? !isHost(host) : IpLiteral.parse(matcher.group("v6")) == null) {
			throw invalid(index, url, "its host is neither a name nor an address (IPv6 stands in brackets)");
		}
		String port = matcher.group("port");
		if (port != null && !isPort(port)) {
			throw invalid(index, url, "its port must be between 1 and 65535");
		}
		boolean turn = matcher.group("scheme").startsWith("turn");
		String query = matcher.group("query");
		if (query != null && !(turn && (query.equals("transport=udp") || query.equals("transport=tcp")))) {
			throw invalid(index, url,
					turn ? "after ? only transport=udp or transport=tcp may stand" : "only turn: and turns: take a ?");
		}
		return turn;
	}

	private static boolean isHost(String host) {
		return ALL_NUMERIC.matcher(host).matches() ? IpLiteral.parse(host) != null : NAME.matcher(host).matches();
	}

	private static boolean isPort(String port) {
		if (!PORT.matcher(port).matches()) {
			return false;
		}
		int number = Integer.parseInt(port);
		return number >= 1 && number <= 65_535;
	}

	private static void validateSecret(String name, @Nullable String value, int maxBytes, boolean required) {
		if (value == null || value.isEmpty()) {
			if (required) {
				throw new InvalidIceServerException(-1, "A TURN server needs a " + name);
			}
			return;
		}
		if (value.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
			throw new InvalidIceServerException(-1,
					"The " + name + " of an ICE server is too long: at most " + maxBytes + " bytes are taken");
		}
		if (value.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidIceServerException(-1, "The " + name + " of an ICE server has a control character in it");
		}
	}

	private static InvalidIceServerException invalid(int index, String url, String reason) {
		String shown = url.replaceAll("[^\\x20-\\x7e]", "?");
		shown = (shown.length() > 100) ? shown.substring(0, 100) + "…" : shown;
		return new InvalidIceServerException(index, "The ICE server url \"" + shown + "\" cannot be used: ", reason);
	}

}
