package io.github.xstatewebrtc.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code docs/limits.md} promises of the application: one row for each bound.
 */
final class LimitsPage {

	private static final Pattern NAME = Pattern.compile("`([^`]+)`");

	private LimitsPage() {
	}

	/**
	 * Return the rows in which meters stand: those of all tables but the browser
	 * client's.
	 */
	static List<Row> rows() {
		return lines().stream()
			.filter((line) -> line.startsWith("| "))
			.map((line) -> line.split(" *\\| *", -1))
			.filter((cells) -> cells.length == 7 && !cells[1].equals("what") && !cells[1].startsWith("---"))
			.map((cells) -> new Row(cells[1], names(cells[3]), names(cells[4]), names(cells[5])))
			.toList();
	}

	static Row row(String what) {
		return rows().stream()
			.filter((row) -> row.what().equals(what))
			.findFirst()
			.orElseThrow(() -> new AssertionError("docs/limits.md has no row '" + what + "'"));
	}

	private static List<String> lines() {
		try {
			return Files.readAllLines(Path.of("../docs/limits.md"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> names(String cell) {
		return NAME.matcher(cell).results().map((found) -> found.group(1)).toList();
	}

	/**
	 * A bound.
	 *
	 * @param what what is bounded
	 * @param properties which properties say how far
	 * @param codes what is answered beyond
	 * @param meters which meters count that, without their prefix
	 */
	record Row(String what, List<String> properties, List<String> codes, List<String> meters) {
	}

}
