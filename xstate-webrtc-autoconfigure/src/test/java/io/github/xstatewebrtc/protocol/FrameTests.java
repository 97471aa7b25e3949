package io.github.xstatewebrtc.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Frames: batches and slices, written and read.
 */
class FrameTests {

	private static final int MESSAGE_BYTES = 4096;

	private final FrameReader reader = new FrameReader(1024, MESSAGE_BYTES);

	static IntStream seeds() {
		return IntStream.range(0, 200);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void whateverUnicodeIsSentInWhateverFramesArrives(int seed) throws Exception {
		Random random = new Random(seed);
		int frameBytes = 64 + random.nextInt(961);
		List<String> sent = new ArrayList<>();
		List<byte[]> frames = new ArrayList<>();
		FrameBatch batch = new FrameBatch(frameBytes);
		for (int i = 0; i < 20; i++) {
			String text = text(random);
			sent.add(text);
			byte[] message = message(text);
			if (!batch.fits(message)) {
				if (!batch.isEmpty()) {
					frames.add(batch.toFrame());
				}
				batch = new FrameBatch(frameBytes);
			}
			if (batch.fits(message)) {
				batch.add(message);
			}
			else {
				frames.addAll(FrameSlices.of(message, frameBytes));
			}
		}
		if (!batch.isEmpty()) {
			frames.add(batch.toFrame());
		}
		List<String> read = new ArrayList<>();
		for (byte[] frame : frames) {
			assertThat(frame.length).isBetween(1, frameBytes);
			assertThat(new String(frame, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
				.as("cut between code points")
				.isEqualTo(frame);
			this.reader.read(frame).forEach((message) -> read.add(message.path("text").asString()));
		}
		assertThat(read).isEqualTo(sent);
	}

	@Test
	void aBatchHoldsWhatFitsToTheByte() {
		FrameBatch batch = new FrameBatch(17);
		batch.add(bytes("{\"a\":1}"));
		assertThat(batch.fits(bytes("{\"b\":22}"))).isFalse();
		batch.add(bytes("{\"b\":2}"));
		assertThat(new String(batch.toFrame(), StandardCharsets.UTF_8)).isEqualTo("[{\"a\":1},{\"b\":2}]").hasSize(17);
	}

	@Test
	void aFrameIsNeverEmptyNorTooLarge() {
		FrameBatch batch = new FrameBatch(8);
		assertThatIllegalStateException().isThrownBy(batch::toFrame);
		assertThatIllegalArgumentException().isThrownBy(() -> batch.add(bytes("{\"b\":22}")));
		assertThatIllegalArgumentException().isThrownBy(() -> FrameSlices.of(bytes("{}"), 4));
	}

	@Test
	void slicesAreMarkedAndTheLastOneToo() {
		assertThat(FrameSlices.of(bytes("{\"a\":\"€€\"}"), 6))
			.extracting((slice) -> new String(slice, StandardCharsets.UTF_8))
			.containsExactly("+[{\"a\"", "+:\"€", "+€\"}", ".]");
	}

	@Test
	void aBatchThatExactlyFillsTheLimitsIsRead() throws Exception {
		byte[] message = message("x".repeat(MESSAGE_BYTES - 2 - message("").length));
		List<ObjectNode> read = new ArrayList<>();
		for (byte[] slice : FrameSlices.of(message, 1024)) {
			read.addAll(this.reader.read(slice));
		}
		assertThat(read).hasSize(1);
	}

	@Test
	void oneByteMoreThanAMessageMayHaveIsRefusedBeforeItIsJoined() {
		byte[] message = message("x".repeat(MESSAGE_BYTES - 1 - message("").length));
		assertThatExceptionOfType(ProtocolViolationException.class).isThrownBy(() -> {
			for (byte[] slice : FrameSlices.of(message, 1024)) {
				this.reader.read(slice);
			}
		}).withMessageContaining("4096");
	}

	static Stream<Arguments> refused() {
		return Stream.of(Arguments.of("", "must not be empty"), Arguments.of(" [{\"type\":\"a\"}]", "begins with"),
				Arguments.of("{\"type\":\"a\"}", "begins with"), Arguments.of("[]", "at least one"),
				Arguments.of("[", "not JSON"), Arguments.of("[{\"type\":\"a\"}", "not JSON"),
				Arguments.of("[{\"type\":\"a\"}]]", "not JSON"),
				Arguments.of("[{\"type\":\"a\"}] [1]", "Nothing may follow"), Arguments.of("[1]", "is a JSON object"),
				Arguments.of("[null]", "is a JSON object"),
				Arguments.of("[{\"type\":\"a\"},\"b\"]", "is a JSON object"), Arguments.of("[[]]", "is a JSON object"),
				Arguments.of("[{}]", "has a type"), Arguments.of("[{\"type\":1}]", "has a type"),
				Arguments.of("[{\"type\":null}]", "has a type"), Arguments.of("[{'type':'a'}]", "not JSON"),
				Arguments.of("[{\"type\":NaN}]", "not JSON"), Arguments.of("+", "must not be empty"),
				Arguments.of(".", "must not be empty"), Arguments.of(".{\"type\":\"a\"}", "is a JSON array"),
				Arguments.of("[{\"type\":\"" + "a".repeat(1024) + "\"}]", "at most 1024"),
				Arguments.of("[{\"type\":\"a\",\"b\":" + "[".repeat(80) + "]".repeat(80) + "}]", "nesting"));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatIsNoFrameIsRefusedWithASentence(String frame, String sentence) {
		assertThatExceptionOfType(ProtocolViolationException.class).isThrownBy(() -> this.reader.read(bytes(frame)))
			.withMessageContaining(sentence)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("protocol-error"));
	}

	@Test
	void bytesThatAreNotUtf8AreRefused() {
		byte[] frame = bytes("[{\"type\":\"aa\"}]");
		frame[10] = (byte) 0xC3;
		assertThatExceptionOfType(ProtocolViolationException.class).isThrownBy(() -> this.reader.read(frame))
			.withMessageContaining("not JSON");
	}

	@Test
	void aBatchBetweenSlicesIsRefused() throws Exception {
		assertThat(this.reader.read(bytes("+[{\"type\":"))).isEmpty();
		assertThatExceptionOfType(ProtocolViolationException.class)
			.isThrownBy(() -> this.reader.read(bytes("[{\"type\":\"a\"}]")))
			.withMessageContaining("follow each other");
	}

	private static String text(Random random) {
		int length = (random.nextInt(4) == 0) ? random.nextInt(900) : random.nextInt(20);
		return random.ints(0, Character.MAX_CODE_POINT + 1).map((point) -> switch (random.nextInt(4)) {
			case 0 -> point % 128;
			case 1 -> point % 0x800;
			case 2 -> point % 0x10000;
			default -> point;
		})
			.filter((point) -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
			.limit(length)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static byte[] message(String text) {
		return ProtocolJson.mapper()
			.writeValueAsBytes(ProtocolJson.mapper().createObjectNode().put("type", "text").put("text", text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
