package io.github.xstatewebrtc.benchmark.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import io.github.xstatewebrtc.benchmark.Size;
import io.github.xstatewebrtc.benchmark.report.Row;

/**
 * What one event costs the statechart's own thread: received, and the transition that it
 * brings about.
 */
public final class ListenerRows {

	private static final String TIME = "ns/event";

	private static final String BYTES = "bytes/event";

	private static final String ALLOCATED = "gc.alloc.rate.norm";

	private static final int WARM_UPS = 5;

	private ListenerRows() {
	}

	/**
	 * Measure.
	 * @param size how much of it
	 * @return the rows
	 */
	public static List<Row> measure(Size size) {
		List<Row> rows = new ArrayList<>();
		rows.addAll(unwatched(size));
		rows.addAll(watched(size));
		rows.addAll(spring(size));
		return rows;
	}

	private static List<Row> unwatched(Size size) {
		String name = "A statechart's own thread in the listener, unwatched";
		try {
			List<RunResult> result = run(size, UnwatchedBenchmark.class);
			return List.of(Row.of(name + ": time", TIME, figures(result, null), List.of(), Row.Aim.atMost(100)),
					Row.of(name + ": memory", BYTES, figures(result, ALLOCATED), List.of(), Row.Aim.atMost(96)));
		}
		catch (RunnerException ex) {
			return List.of(Row.failed(name, reason(ex)));
		}
	}

	private static List<Row> watched(Size size) {
		String name = "A statechart's own thread in the listener, watched, with a context of 300 bytes: time";
		try {
			List<RunResult> result = run(size, WatchedBenchmark.class);
			return List.of(Row.of(name, TIME, figures(result, null), List.of(), Row.Aim.atMost(10_000)));
		}
		catch (RunnerException ex) {
			return List.of(Row.failed(name, reason(ex)));
		}
	}

	private static List<Row> spring(Size size) {
		String name = "An event of a Spring Statemachine, unwatched adapter and all, against the machine alone";
		try {
			List<RunResult> bare = new ArrayList<>();
			List<RunResult> observed = new ArrayList<>();
			for (int pair = 0; pair < Math.max(1, size.forks()); pair++) {
				boolean first = pair % 2 == 0;
				(first ? bare : observed).add(spring(size, !first));
				(first ? observed : bare).add(spring(size, first));
			}
			return List.of(Row.of(name + ": time", TIME, figures(observed, null), figures(bare, null), null),
					Row.of(name + ": memory", BYTES, figures(observed, ALLOCATED), figures(bare, ALLOCATED), null));
		}
		catch (RunnerException ex) {
			return List.of(Row.failed(name, reason(ex)));
		}
	}

	private static RunResult spring(Size size, boolean observed) throws RunnerException {
		return new Runner(options(size, SpringBenchmark.class).forks(Math.min(1, size.forks()))
			.param("observed", Boolean.toString(observed))
			.build()).runSingle();
	}

	private static List<RunResult> run(Size size, Class<?> benchmark) throws RunnerException {
		return List.of(new Runner(options(size, benchmark).forks(size.forks()).build()).runSingle());
	}

	/*
	 * The collector that a server gets, with the least of its regions: how large they are
	 * would otherwise depend on the memory of the machine.
	 */
	private static ChainedOptionsBuilder options(Size size, Class<?> benchmark) {
		TimeValue time = TimeValue.milliseconds(size.iterationMillis());
		return new OptionsBuilder().include("\\b" + benchmark.getSimpleName() + "\\b")
			.jvmArgsAppend("-XX:+UseG1GC", "-XX:G1HeapRegionSize=1m")
			.warmupIterations((size.forks() > 0) ? WARM_UPS : 0)
			.warmupTime(time)
			.measurementIterations(size.rounds())
			.measurementTime(time)
			.shouldFailOnError(true)
			.addProfiler(GCProfiler.class);
	}

	private static List<Double> figures(List<RunResult> results, @Nullable String secondary) {
		return results.stream()
			.flatMap((result) -> result.getBenchmarkResults().stream())
			.flatMap((fork) -> fork.getIterationResults().stream())
			.map((iteration) -> figure(iteration, secondary))
			.toList();
	}

	private static double figure(IterationResult iteration, @Nullable String secondary) {
		Result<?> result = (secondary != null) ? iteration.getSecondaryResults().get(secondary)
				: iteration.getPrimaryResult();
		return Objects.requireNonNull(result, "the profiler has no such result").getScore();
	}

	private static String reason(RunnerException ex) {
		return (ex.getCause() != null) ? String.valueOf(ex.getCause()) : String.valueOf(ex.getMessage());
	}

}
