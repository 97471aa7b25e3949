package io.github.xstatewebrtc.application.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of the guide, or of its page on deployment.
 *
 * @param page where it stands
 * @param language what stands behind the fence
 * @param line where it begins
 * @param text what is in it
 */
record Snippet(String page, String language, int line, String text) {

	private static final List<String> PAGES = List.of("guide.md", "deployment.md");

	private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\S*)\\n(.*?)^```$");

	static List<Snippet> all() {
		return PAGES.stream().flatMap(Snippet::of).toList();
	}

	private static Stream<Snippet> of(String page) {
		String text = read(Path.of("../docs", page));
		return FENCED.matcher(text)
			.results()
			.map((found) -> new Snippet(page, found.group(1), line(text, found.start()), found.group(2)));
	}

	static List<Snippet> in(String language) {
		return all().stream().filter((snippet) -> snippet.language.equals(language)).toList();
	}

	/**
	 * Tell whether this is a part of a file, wherever its lines are indented.
	 */
	boolean isPartOf(Path file) {
		return ("\n" + stripped(read(file))).contains("\n" + stripped(this.text));
	}

	static List<Path> files(String folder, String extension) {
		try (Stream<Path> files = Files.walk(Path.of(folder))) {
			return files.filter((file) -> file.toString().endsWith(extension)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String stripped(String text) {
		return String.join("\n", Arrays.stream(text.split("\n", -1)).map(String::strip).toList()).strip() + "\n";
	}

	private static int line(String text, int offset) {
		return (int) text.substring(0, offset).chars().filter((c) -> c == '\n').count() + 1;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return this.language + " in line " + this.line + " of " + this.page;
	}

}
