package io.github.xstatewebrtc.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person reads after a mistake: each file has a configuration and the whole text.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureMessagesTests {

	private static final Path MISTAKES = Path.of("src/test/resources/messages");

	private static final String SEPARATOR = "\n=====\n";

	static Stream<String> mistakes() throws IOException {
		try (Stream<Path> files = Files.list(MISTAKES)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void aMistakeIsToldWithItsPlaceAndOneThingToDo(String mistake, @TempDir Path directory, CapturedOutput output)
			throws IOException {
		String[] parts = read(mistake);
		assertThat(FailedStart.text(output, write(directory, parts[0]))).isEqualTo(parts[1].strip());
		assertThat(output).doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "port-range-upside-down.txt", "origins-with-loopback.txt", "unknown-exclude.txt" })
	void lazyInitialisationDoesNotPutItOff(String mistake, @TempDir Path directory, CapturedOutput output)
			throws IOException {
		String[] parts = read(mistake);
		assertThat(FailedStart.text(output, write(directory, parts[0]), "--spring.main.lazy-initialization=true"))
			.isEqualTo(parts[1].strip());
	}

	@Test
	void theOriginOfAnArgumentIsTheArgument(@TempDir Path directory, CapturedOutput output) throws IOException {
		assertThat(FailedStart.text(output, write(directory, ""), "--xstate.webrtc.base-path=xstate"))
			.contains("Origin: \"xstate.webrtc.base-path\" from property source \"commandLineArgs\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ice.servers[0]=turn:shop:s3cr3t@turn.example.org",
			"ice.servers=turn:shop:s3cr3t@turn.example.org", "ice.turn=s3cr3t", "join-tokens=s3cr3t" })
	void aSecretInTheWrongPlaceIsNotPrinted(String mistake, @TempDir Path directory, CapturedOutput output)
			throws IOException {
		String name = "xstate.webrtc." + mistake.substring(0, mistake.indexOf('='));
		assertThat(FailedStart.text(output, write(directory, ""), "--xstate.webrtc." + mistake)).contains(name);
		assertThat(output).doesNotContain("s3cr3t");
	}

	@Test
	void otherApplicationsMistakesAreLeftToSpringBoot(@TempDir Path directory, CapturedOutput output)
			throws IOException {
		assertThat(FailedStart.text(output, write(directory, ""), "--server.shutdown=maybe"))
			.contains("Failed to bind properties under 'server.shutdown'");
	}

	private static String[] read(String mistake) throws IOException {
		return StringUtils.delimitedListToStringArray(Files.readString(MISTAKES.resolve(mistake)), SEPARATOR);
	}

	private static Path write(Path directory, String configuration) throws IOException {
		return Files.writeString(directory.resolve("application.yaml"), configuration);
	}

}
