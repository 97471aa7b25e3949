package io.github.xstatewebrtc.benchmark.listener;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.Audience;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.inspection.Watcher;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;
import io.github.xstatewebrtc.statechart.StatechartObserver;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * One event with somebody watching, and a context of 300 bytes. The events come in bursts
 * that the bridge can hold, while its own thread encodes; between bursts every message is
 * decoded and checked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WatchedBenchmark {

	private static final int BURST = 400;

	private static final int CONTEXT_BYTES = 300;

	private static final List<ActorEvent> EVENTS = IntStream.range(0, BURST)
		.mapToObj((number) -> ActorEvent.of("NEXT", Map.of("number", number)))
		.toList();

	private final ExecutorService encoder = Executors.newSingleThreadExecutor();

	private final LocalActorSystem system = new LocalActorSystem();

	private final InspectionBridge bridge = new InspectionBridge(InspectionSettings.DEFAULTS, this.encoder);

	private final StatechartRegistry registry = new StatechartRegistry(this.system,
			List.of(new HandMadeStatechart.Adapter()));

	private final Map<String, @Nullable Object> context = context();

	private final HandMadeStatechart statechart = new HandMadeStatechart(this.context);

	private @Nullable Watcher watcher;

	private long told;

	/**
	 * Register the statechart and begin to watch it.
	 */
	@Setup
	public void watch() {
		this.system.addListener(this.bridge);
		this.registry.register(this.statechart);
		this.watcher = this.bridge.watch(new InspectRequest(null, null, null), Audience.VALUES, () -> {
		});
		for (String type = ""; !type.equals("synced"); type = next().path("type").asString()) {
			this.told = this.bridge.seq();
		}
	}

	/**
	 * Wait until the burst before has been encoded, and check it.
	 */
	@Setup(Level.Invocation)
	public void check() {
		if (this.bridge.seq() == 1) {
			return;
		}
		for (int i = 0; i < BURST; i++) {
			JsonNode event = next();
			JsonNode snapshot = next();
			if (!"@xstate.event".equals(event.path("type").asString()) || event.path("_seq").asLong() != ++this.told
					|| event.path("event").path("number").asInt(-1) != i
					|| snapshot.path("_seq").asLong() != ++this.told
					|| !value(i).equals(snapshot.path("snapshot").path("value").asString())
					|| snapshot.path("snapshot").path("context").toString().length() != CONTEXT_BYTES) {
				throw new IllegalStateException("In place of event " + i + " came " + event + " and " + snapshot);
			}
		}
	}

	/**
	 * End all.
	 */
	@TearDown
	public void end() {
		check();
		this.bridge.close();
		this.encoder.shutdownNow();
	}

	/**
	 * A burst of events and the transitions that they bring about.
	 */
	@Benchmark
	@OperationsPerInvocation(BURST)
	public void events() {
		StatechartObserver observer = this.statechart.observer();
		for (int i = 0; i < BURST; i++) {
			ActorEvent event = EVENTS.get(i);
			observer.received(event, false);
			this.statechart.enter(value(i));
			observer.transitioned(event, this.statechart);
		}
	}

	private static String value(int step) {
		return (step % 2 == 0) ? "open" : "paid";
	}

	private JsonNode next() {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		byte[] message = poll();
		while (message == null) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("A message was lost after number " + this.told);
			}
			LockSupport.parkNanos(10_000);
			message = poll();
		}
		return ProtocolJson.mapper().readTree(message);
	}

	private byte @Nullable [] poll() {
		return (this.watcher != null) ? this.watcher.poll() : null;
	}

	private static Map<String, @Nullable Object> context() {
		Map<String, @Nullable Object> context = new LinkedHashMap<>();
		context.put("orderId", "A-4711");
		context.put("total", 129.9);
		context.put("paid", true);
		context.put("items", List.of(Map.of("sku", "BK-1"), Map.of("sku", "BK-2"), Map.of("sku", "BK-3")));
		context.put("note", "");
		int length = ProtocolJson.mapper().writeValueAsString(context).getBytes(StandardCharsets.UTF_8).length;
		context.put("note", "n".repeat(CONTEXT_BYTES - length));
		return context;
	}

}
