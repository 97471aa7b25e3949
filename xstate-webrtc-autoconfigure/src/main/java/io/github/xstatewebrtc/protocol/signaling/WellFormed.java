package io.github.xstatewebrtc.protocol.signaling;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Text that UTF-8 can carry. JSON's escapes can spell half of a surrogate pair; a
 * WebSocket cannot send it, and fails for the one who was to receive it.
 */
final class WellFormed {

	private WellFormed() {
	}

	/**
	 * Tell whether every string and every name in a tree is well-formed.
	 * @param node the tree, of bounded depth
	 * @return whether UTF-8 can carry all of it
	 */
	static boolean isWellFormed(JsonNode node) {
		if (node.isString()) {
			return isWellFormed(node.stringValue());
		}
		for (Map.Entry<String, JsonNode> member : node.properties()) {
			if (!isWellFormed(member.getKey())) {
				return false;
			}
		}
		for (JsonNode child : node) {
			if (!isWellFormed(child)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isWellFormed(String text) {
		return text.codePoints()
			.noneMatch((point) -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
	}

	/**
	 * Put a question mark in the place of each half of a pair.
	 * @param text a text
	 * @return the text as UTF-8 can carry it
	 */
	static String repaired(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

}
