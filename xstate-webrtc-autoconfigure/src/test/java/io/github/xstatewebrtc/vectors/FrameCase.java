package io.github.xstatewebrtc.vectors;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.github.xstatewebrtc.protocol.FrameBatch;
import io.github.xstatewebrtc.protocol.FrameReader;
import io.github.xstatewebrtc.protocol.FrameSlices;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A case about reading or writing frames.
 */
final class FrameCase {

	private final JsonNode vector;

	private final int frameBytes;

	private final FrameReader reader;

	FrameCase(JsonNode vector) {
		this.vector = vector;
		this.frameBytes = vector.path("frameBytes").asInt(16_384);
		this.reader = new FrameReader(this.frameBytes, vector.path("messageBytes").asInt(1_048_576));
	}

	void run() throws ProtocolViolationException, CharacterCodingException {
		if (this.vector.has("write")) {
			List<byte[]> frames = written(this.vector.get("write"));
			for (byte[] frame : frames) {
				assertThat(frame).hasSizeBetween(1, this.frameBytes);
				StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame));
			}
			new Matching().match(this.vector.get("write"), read(frames));
			return;
		}
		List<byte[]> frames = new ArrayList<>();
		this.vector.get("read").forEach((frame) -> frames.add(bytes(frame)));
		if (!this.vector.path("refused").asBoolean(false)) {
			new Matching().match(this.vector.get("gives"), read(frames));
			return;
		}
		read(frames.subList(0, frames.size() - 1));
		assertThatExceptionOfType(ProtocolViolationException.class)
			.isThrownBy(() -> this.reader.read(frames.get(frames.size() - 1)));
	}

	private ArrayNode read(List<byte[]> frames) throws ProtocolViolationException {
		ArrayNode messages = JsonNodeFactory.instance.arrayNode();
		for (byte[] frame : frames) {
			messages.addAll(this.reader.read(frame));
		}
		return messages;
	}

	private List<byte[]> written(JsonNode messages) {
		List<byte[]> frames = new ArrayList<>();
		FrameBatch batch = new FrameBatch(this.frameBytes);
		for (JsonNode each : messages) {
			byte[] message = each.toString().getBytes(StandardCharsets.UTF_8);
			if (!batch.fits(message) && !batch.isEmpty()) {
				frames.add(batch.toFrame());
				batch = new FrameBatch(this.frameBytes);
			}
			if (batch.fits(message)) {
				batch.add(message);
			}
			else {
				frames.addAll(FrameSlices.of(message, this.frameBytes));
			}
		}
		if (!batch.isEmpty()) {
			frames.add(batch.toFrame());
		}
		return frames;
	}

	private static byte[] bytes(JsonNode frame) {
		return frame.isString() ? frame.asString().getBytes(StandardCharsets.UTF_8)
				: HexFormat.of().parseHex(frame.path("hex").asString());
	}

}
