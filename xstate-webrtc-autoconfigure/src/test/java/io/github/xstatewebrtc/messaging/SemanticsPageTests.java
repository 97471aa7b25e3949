package io.github.xstatewebrtc.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of promises names tests that there are.
 */
class SemanticsPageTests {

	private static final Pattern TEST = Pattern.compile("`([^`]+(?:Tests|\\.ts))`");

	private static final Set<String> FILES = Stream
		.of("src/test/java", "../clients/js/test", "../clients/e2e/tests", "../clients/e2e/tests/actors")
		.flatMap((folder) -> files(Path.of(folder)))
		.collect(Collectors.toSet());

	static List<String> promises() throws IOException {
		return Files.readAllLines(Path.of("../docs/semantics.md"))
			.stream()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| promise") && !line.startsWith("| ---"))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("promises")
	void eachPromiseNamesTestsThatThereAre(String promise) {
		List<String> named = TEST.matcher(promise).results().map((found) -> found.group(1)).toList();
		assertThat(named).hasSizeGreaterThanOrEqualTo(2).allMatch(FILES::contains);
	}

	private static Stream<String> files(Path folder) {
		try (Stream<Path> found = Files.walk(folder)) {
			String prefix = folder.endsWith("actors") ? "actors/" : "";
			List<Path> all = found.filter(Files::isRegularFile).toList();
			return all.stream().map((file) -> prefix + file.getFileName().toString().replaceFirst("\\.java$", ""));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
