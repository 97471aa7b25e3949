package io.github.xstatewebrtc.benchmark.inspection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.xstatewebrtc.benchmark.Size;
import io.github.xstatewebrtc.benchmark.process.BenchmarkFailure;
import io.github.xstatewebrtc.benchmark.process.ChildProcess;
import io.github.xstatewebrtc.benchmark.process.ControlLine;
import io.github.xstatewebrtc.benchmark.report.Row;

/**
 * Inspection events of 280 bytes from a JVM to Node, against source, relay and receiver
 * of {@code @statelyai/inspect}, all three in Node and each in a process of its own, as
 * they are meant to be used.
 */
public final class InspectionRow {

	private static final String NAME = "Inspection events of 280 bytes, JVM to Node: against source, relay and receiver "
			+ "of @statelyai/inspect";

	/** What number and note of an event take, so that the whole has 280 bytes. */
	static final int OUR_BYTES = 113;

	private static final int THEIR_BYTES = 88;

	private static final Duration START = Duration.ofMinutes(1);

	private static final Duration ROUND = Duration.ofMinutes(2);

	private InspectionRow() {
	}

	/**
	 * Measure.
	 * @param size how much of it
	 * @return the row
	 * @throws Exception if a process does not start
	 */
	public static Row measure(Size size) throws Exception {
		List<Double> ours = new ArrayList<>();
		List<Double> theirs = new ArrayList<>();
		try (ChildProcess application = ChildProcess.java(InspectedApplication.class, (line) -> line);
				ChildProcess relay = ChildProcess.node("stately-relay", List.of(), (line) -> line)) {
			List<String> arguments = List.of(relay.line().expect("url", START), Integer.toString(THEIR_BYTES));
			try (ChildProcess receiver = ChildProcess.node("stately-receiver", arguments, (line) -> line);
					ChildProcess source = ChildProcess.node("stately-source", arguments, (line) -> line)) {
				application.line().expect("ready", START);
				connect(source.line(), receiver.line());
				for (int round = -size.warmUps(); round < size.rounds(); round++) {
					boolean first = round % 2 == 0;
					double before = first ? ours(application.line(), size.events())
							: theirs(source.line(), receiver.line(), size.events());
					double after = first ? theirs(source.line(), receiver.line(), size.events())
							: ours(application.line(), size.events());
					if (round >= 0) {
						ours.add(first ? before : after);
						theirs.add(first ? after : before);
					}
				}
			}
			application.line().send("end", "");
			return Row.of(NAME, "events/s", ours, theirs, Row.Aim.atLeast(1.5));
		}
		catch (BenchmarkFailure ex) {
			return Row.failed(NAME, String.valueOf(ex.getMessage()));
		}
	}

	private static void connect(ControlLine source, ControlLine receiver)
			throws BenchmarkFailure, InterruptedException {
		source.send("announce", "");
		receiver.expect("connected", START);
	}

	private static double ours(ControlLine application, int count) throws BenchmarkFailure, InterruptedException {
		application.send("produce", Integer.toString(count));
		application.expect("begun", START);
		return rate(application, count);
	}

	private static double theirs(ControlLine source, ControlLine receiver, int count)
			throws BenchmarkFailure, InterruptedException {
		receiver.send("round", Integer.toString(count));
		receiver.expect("ready", START);
		source.send("produce", Integer.toString(count));
		return rate(receiver, count);
	}

	private static double rate(ControlLine line, int count) throws BenchmarkFailure, InterruptedException {
		long start = System.nanoTime();
		line.expect("checked", ROUND);
		return count / ((System.nanoTime() - start) / 1e9);
	}

}
