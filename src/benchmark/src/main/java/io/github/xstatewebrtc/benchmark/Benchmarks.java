package io.github.xstatewebrtc.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.xstatewebrtc.benchmark.inspection.InspectionRow;
import io.github.xstatewebrtc.benchmark.listener.ListenerRows;
import io.github.xstatewebrtc.benchmark.messages.MessageRows;
import io.github.xstatewebrtc.benchmark.report.Environment;
import io.github.xstatewebrtc.benchmark.report.Report;
import io.github.xstatewebrtc.benchmark.report.Row;

/**
 * Runs everything and writes the report. Ends with 1 if a message was lost, doubled or
 * wrong; an aim that is not met fails nothing.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Run.
	 * @param args the directory for the report, what was run to get here, {@code full} or
	 * {@code smoke}, and the rows to measure, of {@code messages,inspection,listener}
	 * @throws Exception if something does not start
	 */
	public static void main(String[] args) throws Exception {
		Map<String, String> environment = Environment.describe(args[1]);
		boolean smoke = args[2].equals("smoke");
		Size size = smoke ? Size.SMOKE : Size.FULL;
		if (smoke) {
			environment.put("Figures and verdicts", "mean nothing: this run only shows that everything works");
		}
		List<String> wanted = List.of(args[3].split(","));
		List<Row> rows = new ArrayList<>();
		if (wanted.contains("messages")) {
			rows.addAll(MessageRows.measure(size));
		}
		if (wanted.contains("inspection")) {
			rows.add(InspectionRow.measure(size));
		}
		if (wanted.contains("listener")) {
			rows.addAll(ListenerRows.measure(size));
		}
		Report report = new Report(environment, rows);
		report.write(Path.of(args[0]));
		System.out.println(report.markdown());
		System.exit(report.isSound() ? 0 : 1);
	}

}
