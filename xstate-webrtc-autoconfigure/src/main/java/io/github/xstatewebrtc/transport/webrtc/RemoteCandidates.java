package io.github.xstatewebrtc.transport.webrtc;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.IpLiteral;

/**
 * Reads the other side's candidates (RFC 8839, section 5.1) and refuses those that this
 * machine should not send to. What passes is written anew, so that no text of the other
 * side's making reaches the native library: it uses a candidate that it cannot parse as a
 * C format string.
 * <p>
 * Names are refused: resolving them would let a stranger make this machine ask name
 * servers. Two ordinary kinds are left out without counting them: the browsers'
 * {@code .local} names, because the browser reaches this side's addresses itself, and
 * TCP, because an outgoing connection is a stronger lever than a packet.
 */
final class RemoteCandidates {

	private static final Log logger = LogFactory.getLog(RemoteCandidates.class);

	private static final int MAX_LENGTH = 1_024;

	/**
	 * The most candidates of one connection.
	 */
	private static final int MAX_COUNT = 100;

	/**
	 * How many more each restart may bring.
	 */
	private static final int MAX_MORE = 25;

	private static final Pattern LEFT_OUT = Pattern
		.compile("candidate:\\S+ \\d (?:(?i:tcp) |(?i:udp) \\d+ [0-9A-Za-z-]+\\.local )");

	private static final Pattern ICE_CHARS = Pattern.compile("[A-Za-z0-9+/]{1,256}");

	private static final Set<String> TYPES = Set.of("host", "srflx", "prflx", "relay");

	private final RemoteCandidatePolicy policy;

	private final LongAdder refused;

	private int left = MAX_COUNT;

	RemoteCandidates(RemoteCandidatePolicy policy, LongAdder refused) {
		this.policy = policy;
		this.refused = refused;
	}

	/**
	 * Take a restart's candidates too.
	 */
	void restarted() {
		this.left += MAX_MORE;
	}

	/**
	 * Read a candidate that came on its own.
	 * @param candidate the candidate as it came
	 * @return the candidate-attribute to use, or {@code null} if there is none
	 */
	@Nullable String read(IceCandidate candidate) {
		Integer index = candidate.sdpMLineIndex();
		if (candidate.candidate().isEmpty()) {
			return null;
		}
		return read((index != null && index != 0) ? "" : candidate.candidate());
	}

	/**
	 * Read a candidate-attribute.
	 * @param attribute the attribute as it came
	 * @return the candidate-attribute to use, or {@code null} if it is refused or left
	 * out
	 */
	@Nullable String read(String attribute) {
		if (LEFT_OUT.matcher(attribute).lookingAt()) {
			return null;
		}
		String reason = null;
		String result = null;
		try {
			result = rewrite(attribute);
		}
		catch (IllegalArgumentException ex) {
			reason = ex.getMessage();
		}
		if (result != null && this.left == 0) {
			reason = "there are too many";
		}
		if (reason != null) {
			this.refused.increment();
			logger.debug("A candidate of the other side is refused: " + reason);
			return null;
		}
		this.left--;
		return result;
	}

	private String rewrite(String attribute) {
		if (attribute.length() > MAX_LENGTH || !attribute.startsWith("candidate:")) {
			throw new IllegalArgumentException("it is no candidate");
		}
		String[] parts = attribute.substring("candidate:".length()).trim().split(" +");
		if (parts.length < 8 || !parts[6].equals("typ")) {
			throw new IllegalArgumentException("it is no candidate");
		}
		require(parts[0].length() <= 32 && ICE_CHARS.matcher(parts[0]).matches(), "foundation");
		require(parts[1].equals("1"), "component");
		require(parts[2].toLowerCase(Locale.ROOT).equals("udp"), "transport, only UDP is sent");
		long priority = number(parts[3], "priority", 0xffff_ffffL);
		InetAddress address = IpLiteral.parse(parts[4]);
		if (address == null) {
			throw new IllegalArgumentException("its address is a name, and names are not looked up");
		}
		AddressRange range = AddressRange.of(address);
		require(range.isAllowedBy(this.policy), "address, which is " + range.description());
		long port = number(parts[5], "port", 65_535);
		require(port > 0, "port");
		require(TYPES.contains(parts[7]), "type");
		return "candidate:" + parts[0] + " 1 udp " + priority + " " + address.getHostAddress() + " " + port + " typ "
				+ parts[7] + extensions(parts);
	}

	private static String extensions(String[] parts) {
		StringBuilder result = new StringBuilder();
		for (int i = 8; i + 1 < parts.length; i += 2) {
			if (parts[i].equals("ufrag") && ICE_CHARS.matcher(parts[i + 1]).matches()) {
				result.append(" ufrag ").append(parts[i + 1]);
			}
			else if (parts[i].equals("generation")) {
				result.append(" generation ").append(number(parts[i + 1], "generation", 0xffff));
			}
		}
		return result.toString();
	}

	private static long number(String text, String name, long max) {
		require(text.length() <= 10 && !text.isEmpty() && text.chars().allMatch((c) -> c >= '0' && c <= '9'), name);
		long number = Long.parseLong(text);
		require(number <= max, name);
		return number;
	}

	private static void require(boolean condition, String name) {
		if (!condition) {
			throw new IllegalArgumentException("for its " + name);
		}
	}

}
