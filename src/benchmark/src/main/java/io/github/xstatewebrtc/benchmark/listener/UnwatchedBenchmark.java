package io.github.xstatewebrtc.benchmark.listener;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.statechart.StatechartObserver;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * One event with nobody watching: from the call in which an adapter reports that it was
 * received to the return of the one in which it reports the state after it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UnwatchedBenchmark {

	/** So many that no place of the history gets the same again. */
	private static final Object[] VALUES = { "open", Map.of("paid", "packing"), "shipped" };

	private static final int OTHERS = 4_096;

	final byte[][] before = others();

	private final LocalActorSystem system = new LocalActorSystem();

	private final InspectionBridge bridge = new InspectionBridge(InspectionSettings.DEFAULTS, Runnable::run);

	final byte[][] between = others();

	private final StatechartRegistry registry = new StatechartRegistry(this.system,
			List.of(new HandMadeStatechart.Adapter()));

	private final HandMadeStatechart statechart = new HandMadeStatechart(Map.of("total", 3));

	private final ActorEvent event = ActorEvent.of("NEXT");

	final byte[][] after = others();

	private long step;

	/*
	 * What else an application has, here so much that values, history and statechart are
	 * regions apart: G1 lets a reference to what lies in the same region pass for next to
	 * nothing.
	 */
	private static byte[][] others() {
		return IntStream.range(0, OTHERS).mapToObj((i) -> new byte[1_000]).toArray(byte[][]::new);
	}

	/**
	 * Register the statechart, and let everything grow old as in an application that has
	 * run for a while: what is written into old objects costs more.
	 */
	@Setup
	public void register() {
		this.system.addListener(this.bridge);
		this.registry.register(this.statechart);
		System.gc();
		System.gc();
	}

	/**
	 * Check that every event was noted.
	 */
	@TearDown
	public void check() {
		if (this.bridge.seq() != 1 + 2 * this.step) {
			throw new IllegalStateException(
					"Of " + this.step + " events only " + (this.bridge.seq() - 1) / 2.0 + " were noted");
		}
	}

	/**
	 * One event and the transition that it brings about.
	 */
	@Benchmark
	public void event() {
		StatechartObserver observer = this.statechart.observer();
		observer.received(this.event, false);
		this.statechart.enter(VALUES[(int) (++this.step % VALUES.length)]);
		observer.transitioned(this.event, this.statechart);
	}

}
