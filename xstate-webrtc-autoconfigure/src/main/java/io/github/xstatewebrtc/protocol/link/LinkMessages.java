package io.github.xstatewebrtc.protocol.link;

import java.util.Locale;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;

/**
 * The messages of the link itself, between records and JSON. They alone are not counted.
 */
public final class LinkMessages {

	private LinkMessages() {
	}

	/**
	 * Encode a record of this package.
	 * @param message the record
	 * @return a JSON object in UTF-8
	 */
	public static byte[] encode(Record message) {
		return ProtocolJson.mapper().writeValueAsBytes(message);
	}

	static <T extends Record> T read(ObjectNode message, Class<T> type) throws ProtocolViolationException {
		try {
			return ProtocolJson.mapper().treeToValue(message, type);
		}
		catch (JacksonException ex) {
			throw new ProtocolViolationException("A message of the type "
					+ type.getSimpleName().toLowerCase(Locale.ROOT) + " lacks a member or has one of the wrong type.");
		}
	}

}
