package io.github.xstatewebrtc.protocol;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the frames of one channel of one connection, joining slices, and makes sure that
 * each message is an object with a type. Nothing is parsed before its length was checked.
 * Not for concurrent use; over once it has thrown.
 */
public final class FrameReader {

	private final int frameBytes;

	private final int messageBytes;

	private final ByteArrayOutputStream slices = new ByteArrayOutputStream(0);

	private int batchBytes;

	/**
	 * Begin reading.
	 * @param frameBytes the largest frame to take
	 * @param messageBytes the largest sliced batch to take
	 */
	public FrameReader(int frameBytes, int messageBytes) {
		this.frameBytes = frameBytes;
		this.messageBytes = messageBytes;
	}

	/**
	 * Read the next frame.
	 * @param frame the text in UTF-8
	 * @return its messages, at least one; none if more slices must follow
	 * @throws ProtocolViolationException if the frame is not one that the protocol allows
	 */
	public List<ObjectNode> read(byte[] frame) throws ProtocolViolationException {
		if (frame.length == 0) {
			throw new ProtocolViolationException("A frame must not be empty.");
		}
		if (frame.length > this.frameBytes) {
			throw new ProtocolViolationException(
					"A frame has " + frame.length + " bytes; at most " + this.frameBytes + " are allowed.");
		}
		return switch (frame[0]) {
			case '[' -> {
				if (this.slices.size() > 0) {
					throw new ProtocolViolationException("Slices must follow each other with nothing between them.");
				}
				yield parse(frame);
			}
			case FrameSlices.MORE -> {
				join(frame);
				yield List.of();
			}
			case FrameSlices.LAST -> {
				join(frame);
				byte[] text = this.slices.toByteArray();
				this.slices.reset();
				yield parse(text);
			}
			default -> throw new ProtocolViolationException("A frame begins with '[', '+' or '.'.");
		};
	}

	/**
	 * Return how long the batch was that was read last.
	 * @return a number of bytes, of all its slices if it was cut
	 */
	public int batchBytes() {
		return this.batchBytes;
	}

	private void join(byte[] frame) throws ProtocolViolationException {
		if (frame.length == 1) {
			throw new ProtocolViolationException("A slice must not be empty.");
		}
		if ((long) this.slices.size() + frame.length - 1 > this.messageBytes) {
			throw new ProtocolViolationException(
					"A sliced batch has more than the " + this.messageBytes + " bytes that are allowed.");
		}
		this.slices.write(frame, 1, frame.length - 1);
	}

	private List<ObjectNode> parse(byte[] text) throws ProtocolViolationException {
		this.batchBytes = text.length;
		try (JsonParser parser = ProtocolJson.mapper().createParser(text)) {
			if (parser.nextToken() != JsonToken.START_ARRAY) {
				throw new ProtocolViolationException("A batch is a JSON array.");
			}
			List<ObjectNode> messages = new ArrayList<>();
			while (parser.nextToken() == JsonToken.START_OBJECT) {
				messages.add(typed(parser.readValueAsTree()));
			}
			if (parser.currentToken() != JsonToken.END_ARRAY) {
				throw new ProtocolViolationException("Each message is a JSON object.");
			}
			if (messages.isEmpty()) {
				throw new ProtocolViolationException("A batch has at least one message.");
			}
			if (parser.nextToken() != null) {
				throw new ProtocolViolationException("Nothing may follow a batch in its frame.");
			}
			return messages;
		}
		catch (JacksonException ex) {
			throw new ProtocolViolationException("A frame is not JSON that can be read: " + brief(ex));
		}
	}

	private static ObjectNode typed(JsonNode message) throws ProtocolViolationException {
		JsonNode type = message.get("type");
		if (type == null || !type.isString() || !(message instanceof ObjectNode object)) {
			throw new ProtocolViolationException("Each message has a type, which is a string.");
		}
		return object;
	}

	private static String brief(JacksonException ex) {
		String problem = ex.getOriginalMessage();
		return (problem.length() <= 200) ? problem : problem.substring(0, 200) + "…";
	}

}
