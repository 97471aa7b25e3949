package io.github.xstatewebrtc.benchmark.messages;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import io.github.xstatewebrtc.benchmark.Size;
import io.github.xstatewebrtc.benchmark.process.BenchmarkFailure;
import io.github.xstatewebrtc.benchmark.process.ChildProcess;
import io.github.xstatewebrtc.benchmark.process.ControlLine;
import io.github.xstatewebrtc.benchmark.report.Row;
import io.github.xstatewebrtc.benchmark.report.Spread;
import io.github.xstatewebrtc.link.TransportFactory.Role;

/**
 * Messages of 100 bytes between two JVMs, and questions with their answers, in paired
 * rounds over a link and over the bare library.
 */
public final class MessageRows implements AutoCloseable {

	private static final Duration READY = Duration.ofSeconds(30);

	private static final Duration ROUND = Duration.ofMinutes(2);

	private final ControlLine line;

	private final ChildProcess other;

	private final LinkRoute link;

	private final RawRoute raw;

	private MessageRows(ChildProcess other, LinkRoute link, RawRoute raw) {
		this.other = other;
		this.line = other.line();
		this.link = link;
		this.raw = raw;
	}

	/**
	 * Measure.
	 * @param size how much of it
	 * @return the rows
	 * @throws Exception if the two JVMs do not come together
	 */
	public static List<Row> measure(Size size) throws Exception {
		List<LinkRoute> links = new ArrayList<>();
		List<RawRoute> raws = new ArrayList<>();
		ChildProcess other = ChildProcess.java(OtherSide.class, (line) -> {
			links.add(new LinkRoute(Role.OFFERER, line));
			raws.add(new RawRoute(line));
			return line;
		});
		try (MessageRows rows = new MessageRows(other, links.get(0).connect(), raws.get(0).connect())) {
			rows.link.awaitOpen();
			rows.raw.awaitOpen();
			List<Row> measured = new ArrayList<>();
			measured.add(rows.throughput(size));
			measured.addAll(rows.roundTrips(size));
			return measured;
		}
	}

	private Row throughput(Size size) throws Exception {
		String name = "Actor messages of 100 bytes between two JVMs: a link against single sends of webrtc-java";
		List<Double> ours = new ArrayList<>();
		List<Double> theirs = new ArrayList<>();
		try {
			for (int round = -size.warmUps(); round < size.rounds(); round++) {
				boolean first = round % 2 == 0;
				double before = first ? send("link", size.messages()) : send("raw", size.singleSends());
				double after = first ? send("raw", size.singleSends()) : send("link", size.messages());
				if (round >= 0) {
					ours.add(first ? before : after);
					theirs.add(first ? after : before);
				}
			}
			return Row.of(name, "messages/s", ours, theirs, Row.Aim.atLeast(8));
		}
		catch (BenchmarkFailure ex) {
			return Row.failed(name, String.valueOf(ex.getMessage()));
		}
	}

	private double send(String way, int count) throws Exception {
		Route route = way.equals("link") ? this.link : this.raw;
		this.line.send("send-" + way, Integer.toString(count));
		this.line.expect("ready", READY);
		long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			route.send(OtherSide.SEND.encode(i));
		}
		this.line.expect("checked", ROUND);
		return count / ((System.nanoTime() - start) / 1e9);
	}

	private List<Row> roundTrips(Size size) throws Exception {
		String name = "Ask round trip of 100 bytes between two JVMs: a link against an echo over webrtc-java, ";
		List<List<Double>> figures = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>());
		try {
			for (int round = -size.warmUps(); round < size.rounds(); round++) {
				boolean first = round % 2 == 0;
				long[] before = ask(first ? "link" : "raw", size.questions());
				long[] after = ask(first ? "raw" : "link", size.questions());
				if (round >= 0) {
					add(figures, 0, first ? before : after);
					add(figures, 2, first ? after : before);
				}
			}
			return List.of(Row.of(name + "p50", "µs", figures.get(0), figures.get(2), Row.Aim.atMost(1.5)),
					Row.of(name + "p99", "µs", figures.get(1), figures.get(3), null));
		}
		catch (BenchmarkFailure ex) {
			return List.of(Row.failed(name + "p50", String.valueOf(ex.getMessage())));
		}
	}

	private static void add(List<List<Double>> figures, int index, long[] nanos) {
		figures.get(index).add(Spread.percentile(nanos, 0.5) / 1e3);
		figures.get(index + 1).add(Spread.percentile(nanos, 0.99) / 1e3);
	}

	private long[] ask(String way, int count) throws Exception {
		this.line.send("ask-" + way, Integer.toString(count));
		this.line.expect("ready", READY);
		try {
			return Questions.ask(way.equals("link") ? this.link : this.raw, this.line, count);
		}
		catch (ExecutionException ex) {
			throw new BenchmarkFailure(way + ": " + ex.getCause());
		}
	}

	@Override
	public void close() throws IOException {
		this.link.close();
		this.raw.close();
		this.line.send("end", "");
		this.other.close();
	}

}
