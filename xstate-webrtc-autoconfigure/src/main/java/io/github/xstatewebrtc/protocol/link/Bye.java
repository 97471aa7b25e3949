package io.github.xstatewebrtc.protocol.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ends a link in words.
 *
 * @param code why, for a program
 * @param message why, as a sentence for a person
 */
@JsonPropertyOrder("type")
public record Bye(String code, String message) {

	/**
	 * The message's type.
	 */
	public static final String TYPE = "bye";

	private static final int LONGEST_CODE = 64;

	private static final int LONGEST_MESSAGE = 1000;

	@JsonProperty
	String type() {
		return TYPE;
	}

	/**
	 * Read a bye. Whatever is wrong with it, it is one: what is missing gets a default,
	 * what is too long is cut.
	 * @param message a message of type {@value #TYPE}
	 * @return the bye
	 */
	public static Bye read(ObjectNode message) {
		return new Bye(text(message.get("code"), "closing", LONGEST_CODE),
				text(message.get("message"), "The other side ended the link without saying why.", LONGEST_MESSAGE));
	}

	private static String text(@Nullable JsonNode node, String absent, int longest) {
		if (node == null || !node.isString() || node.stringValue().isEmpty()) {
			return absent;
		}
		String text = node.stringValue();
		return (text.length() <= longest) ? text : text.substring(0, longest);
	}

}
