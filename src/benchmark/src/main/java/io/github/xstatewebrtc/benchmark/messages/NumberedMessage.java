package io.github.xstatewebrtc.benchmark.messages;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message between actors of 100 bytes, every one of which follows from its type and
 * number.
 */
final class NumberedMessage {

	static final int BYTES = 100;

	private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

	private final String type;

	private final String before;

	NumberedMessage(String type) {
		this.type = type;
		this.before = "{\"type\":\"" + type + "\",\"to\":\"x:3\",\"event\":{\"type\":\"STEP\",\"n\":";
	}

	byte[] encode(long number) {
		return (this.before + number + ",\"note\":\"" + note(number) + "\"}}").getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * Check a message that was decoded.
	 * @param message the message
	 * @param number the number that it must have
	 * @return what is wrong with it, {@code null} if nothing is
	 */
	@Nullable String check(JsonNode message, long number) {
		JsonNode event = message.path("event");
		boolean right = message.size() == 3 && event.size() == 3 && this.type.equals(message.path("type").asString())
				&& "x:3".equals(message.path("to").asString()) && "STEP".equals(event.path("type").asString())
				&& event.path("n").asLong(-1) == number && note(number).equals(event.path("note").asString());
		return right ? null : "In place of message " + number + " came " + message;
	}

	private String note(long number) {
		int length = BYTES - this.before.length() - Long.toString(number).length() - ",\"note\":\"\"}}".length();
		StringBuilder note = new StringBuilder(length);
		long rest = number * 0x9E3779B97F4A7C15L;
		for (int i = 0; i < length; i++) {
			note.append(DIGITS.charAt((int) ((rest >>> (i & 31)) & 31)));
		}
		return note.toString();
	}

}
