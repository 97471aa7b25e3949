package io.github.xstatewebrtc.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report for people and the one for programs.
 *
 * @param environment on what it was measured
 * @param rows what was measured
 */
public record Report(Map<String, String> environment, List<Row> rows) {

	/**
	 * Write {@code report.md} and {@code report.json}.
	 * @param directory where to, made if it is not there
	 * @throws IOException if that is not possible
	 */
	public void write(Path directory) throws IOException {
		Files.createDirectories(directory);
		Files.writeString(directory.resolve("report.md"), markdown());
		Files.write(directory.resolve("report.json"),
				JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsBytes(json()));
	}

	/**
	 * Return whether every message of every row arrived once, in its place and unchanged.
	 * @return {@code false} if a row failed
	 */
	public boolean isSound() {
		return this.rows.stream().allMatch((row) -> row.failure() == null);
	}

	/**
	 * Return the report for people.
	 * @return a text in Markdown
	 */
	public String markdown() {
		StringBuilder text = new StringBuilder("# Benchmark\n\n");
		this.environment.forEach((name, item) -> text.append("- ").append(name).append(": ").append(item).append("\n"));
		text.append("\nMedian of all rounds (least to most). Ratios are those of paired rounds.\n\n")
			.append("| what | unit | ours | theirs | ratio | aim | verdict |\n|---|---|---|---|---|---|---|\n");
		this.rows.forEach((row) -> text.append(line(row)));
		this.rows.stream()
			.filter((row) -> row.failure() != null)
			.forEach((row) -> text.append("\n**").append(row.name()).append("** ").append(row.failure()).append("\n"));
		return text.toString();
	}

	private static String line(Row row) {
		Row.Aim aim = row.aim();
		String bound = (aim != null) ? (aim.atLeast() ? "≥ " : "≤ ") + number(aim.bound()) : "";
		return "| " + String.join(" | ", row.name(), row.unit(), spread(row.ours()), spread(row.theirs()),
				row.theirs().isEmpty() ? "" : spread(row.judged()), bound, row.verdict()) + " |\n";
	}

	private static String spread(List<Double> figures) {
		if (figures.isEmpty()) {
			return "";
		}
		Spread spread = Spread.of(figures);
		return number(spread.median()) + " (" + number(spread.least()) + "–" + number(spread.most()) + ")";
	}

	private static String number(double figure) {
		return String.format(Locale.ROOT, (figure < 100) ? "%.2f" : "%,.0f", figure);
	}

	private Map<String, Object> json() {
		return Map.of("environment", this.environment, "rows", this.rows.stream().map(Report::json).toList());
	}

	private static Map<String, Object> json(Row row) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("name", row.name());
		json.put("unit", row.unit());
		json.put("ours", row.ours());
		json.put("theirs", row.theirs());
		if (!row.theirs().isEmpty()) {
			json.put("ratios", row.judged());
		}
		json.put("verdict", row.verdict());
		if (row.aim() != null) {
			json.put("aim", Objects.requireNonNull(row.aim()));
		}
		if (row.failure() != null) {
			json.put("failure", Objects.requireNonNull(row.failure()));
		}
		return json;
	}

}
