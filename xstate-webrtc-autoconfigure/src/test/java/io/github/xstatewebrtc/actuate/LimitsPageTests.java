package io.github.xstatewebrtc.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about limits names meters and properties that there are.
 */
class LimitsPageTests {

	private static final Pattern NAME = Pattern.compile("`([^`]+)`");

	@Test
	void itsMetersAreThoseOfActuator() throws IOException {
		assertThat(column(5)).isNotEmpty()
			.allSatisfy((meter) -> assertThat(ActuatorGuide.names("xstate\\.")).contains("xstate.webrtc." + meter));
	}

	@Test
	void itsPropertiesAreThoseOfTheApplication() throws IOException {
		List<String> properties = Stream
			.of(XStateWebRtcProperties.Signaling.class, XStateWebRtcProperties.Relay.class,
					XStateWebRtcProperties.Inspection.class)
			.flatMap((type) -> Arrays.stream(type.getRecordComponents())
				.map((component) -> type.getSimpleName() + "." + component.getName()))
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toList());
		assertThat(column(3)).isNotEmpty()
			.allSatisfy((property) -> assertThat(properties).contains(property.replace("-", "")));
	}

	private static List<String> column(int index) throws IOException {
		return Files.readAllLines(Path.of("../docs/limits.md"))
			.stream()
			.filter((line) -> line.startsWith("| "))
			.map((line) -> line.split("\\|", -1)[index])
			.flatMap((cell) -> NAME.matcher(cell).results().map((found) -> found.group(1)))
			.toList();
	}

}
