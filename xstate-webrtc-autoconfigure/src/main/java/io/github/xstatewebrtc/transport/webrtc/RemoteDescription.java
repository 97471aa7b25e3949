package io.github.xstatewebrtc.transport.webrtc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The other side's offer or answer, checked and written anew: a single section of data
 * channels (RFC 8841) and in it only lines that are understood. Nothing else of the other
 * side's making reaches the native library.
 *
 * @param sdp the description to use
 * @param mid the identification of its only section
 * @param maxMessageSize the largest message that the other side takes, in bytes
 */
record RemoteDescription(String sdp, String mid, int maxMessageSize) {

	/**
	 * The largest message that is ever sent, in bytes.
	 */
	static final int MAX_MESSAGE_SIZE = 262_144;

	private static final int DEFAULT_MESSAGE_SIZE = 65_536;

	private static final int MIN_MESSAGE_SIZE = 1_024;

	private static final int MAX_LENGTH = 65_536;

	private static final Pattern SECTION = Pattern
		.compile("application (\\d{1,5}) (?:UDP|TCP)/DTLS/SCTP webrtc-datachannel *");

	private static final Map<String, Pattern> ATTRIBUTES = Map.of("mid", Pattern.compile("[A-Za-z0-9._-]{1,32}"),
			"ice-ufrag", Pattern.compile("[A-Za-z0-9+/]{4,256}"), "ice-pwd", Pattern.compile("[A-Za-z0-9+/]{22,256}"),
			"setup", Pattern.compile("actpass|active|passive"), "sctp-port", Pattern.compile("\\d{1,5}"),
			"max-message-size", Pattern.compile("\\d{1,18}"));

	private static final Pattern FINGERPRINT = Pattern.compile("(?i)(sha-256 [0-9a-f]{2}(?::[0-9a-f]{2}){31}"
			+ "|sha-384 [0-9a-f]{2}(?::[0-9a-f]{2}){47}|sha-512 [0-9a-f]{2}(?::[0-9a-f]{2}){63})");

	/**
	 * Read a description.
	 * @param text the description as it came
	 * @param candidates reads the candidates in it
	 * @return the description to use
	 * @throws IllegalArgumentException if it cannot be used; the message says why
	 */
	static RemoteDescription read(String text, RemoteCandidates candidates) {
		require(text.length() <= MAX_LENGTH, "it is longer than " + MAX_LENGTH + " characters");
		String[] lines = text.split("\r?\n", -1);
		require(lines[0].equals("v=0"), "it does not begin with v=0");
		Map<String, String> found = new HashMap<>();
		List<String> accepted = new ArrayList<>();
		int sections = 0;
		for (String line : lines) {
			if (line.startsWith("m=")) {
				sections++;
				Matcher section = SECTION.matcher(line.substring(2));
				require(section.matches() && sections == 1, "it must have data channels and nothing else");
				require(Integer.parseInt(section.group(1)) != 0, "it refuses the data channels");
			}
			else if (line.startsWith("a=candidate:")) {
				String candidate = candidates.read(line.substring(2));
				if (candidate != null) {
					accepted.add(candidate);
				}
			}
			else if (line.startsWith("a=")) {
				attribute(line.substring(2), found);
			}
		}
		require(sections == 1, "it has no data channels");
		return write(found, accepted);
	}

	/**
	 * Tell whether this one leads to the same connection by other paths. Another
	 * certificate, role or port would end the channels.
	 * @param earlier what the same side said before
	 * @return whether nothing but candidates and ICE's credentials has changed
	 */
	boolean continues(RemoteDescription earlier) {
		return lasting().equals(earlier.lasting());
	}

	private List<String> lasting() {
		return this.sdp.lines()
			.filter((line) -> !line.startsWith("a=candidate:") && !line.startsWith("a=ice-ufrag:")
					&& !line.startsWith("a=ice-pwd:"))
			.toList();
	}

	private static void attribute(String attribute, Map<String, String> found) {
		int colon = attribute.indexOf(':');
		String name = (colon < 0) ? attribute : attribute.substring(0, colon);
		String value = (colon < 0) ? "" : attribute.substring(colon + 1).trim();
		if (name.equals("ice-lite")) {
			found.put(name, value);
		}
		else if (name.equals("fingerprint")) {
			// Some sides name their certificate several times, in several digests.
			if (FINGERPRINT.matcher(value).matches()) {
				found.putIfAbsent(name, value);
			}
		}
		else if (ATTRIBUTES.containsKey(name)) {
			Pattern pattern = ATTRIBUTES.get(name);
			require(pattern != null && pattern.matcher(value).matches(), "its " + name + " makes no sense");
			found.put(name, value);
		}
	}

	private static RemoteDescription write(Map<String, String> found, List<String> candidates) {
		String mid = found.getOrDefault("mid", "0");
		int sctpPort = Integer.parseInt(found.getOrDefault("sctp-port", "5000"));
		require(sctpPort >= 1 && sctpPort <= 65_535, "its sctp-port makes no sense");
		int messageSize = messageSize(found.get("max-message-size"));
		StringBuilder out = new StringBuilder("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
		out.append("a=group:BUNDLE ").append(mid).append("\r\n");
		if (found.containsKey("ice-lite")) {
			out.append("a=ice-lite\r\n");
		}
		out.append("m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n");
		candidates.forEach((candidate) -> out.append("a=").append(candidate).append("\r\n"));
		out.append("a=ice-options:trickle\r\n");
		for (String name : List.of("ice-ufrag", "ice-pwd", "fingerprint", "setup")) {
			String value = found.get(name);
			require(value != null, "it has no usable " + name);
			out.append("a=").append(name).append(':').append(value).append("\r\n");
		}
		out.append("a=mid:").append(mid).append("\r\na=sctp-port:").append(sctpPort);
		out.append("\r\na=max-message-size:").append(messageSize).append("\r\n");
		return new RemoteDescription(out.toString(), mid, messageSize);
	}

	private static int messageSize(@Nullable String value) {
		if (value == null) {
			return DEFAULT_MESSAGE_SIZE;
		}
		long size = Long.parseLong(value);
		// RFC 8841, section 6.1: 0 is any size.
		require(size == 0 || size >= MIN_MESSAGE_SIZE, "it takes messages of at most " + size + " bytes");
		return (size == 0) ? MAX_MESSAGE_SIZE : (int) Math.min(size, MAX_MESSAGE_SIZE);
	}

	private static void require(boolean condition, String reason) {
		if (!condition) {
			throw new IllegalArgumentException(reason);
		}
	}

}
