package io.github.xstatewebrtc.benchmark.inspection;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.benchmark.process.BenchmarkFailure;
import io.github.xstatewebrtc.benchmark.process.ChildProcess;
import io.github.xstatewebrtc.benchmark.process.ControlLine;
import io.github.xstatewebrtc.inspection.InspectionBridge;

/**
 * One actor that receives events as fast as its inspector sees them: an actor that does
 * not wait would sooner or later be told to its inspector with gaps, which is right and
 * no benchmark.
 */
final class PacedSource implements AutoCloseable {

	/** So many may wait for a watcher, less a few, before any is left out. */
	private static final int MOST_UNSEEN = 1_800;

	/** So many may wait for the bridge, less a few, before any is left out. */
	private static final int MOST_UNENCODED = 900;

	private static final Duration START = Duration.ofSeconds(30);

	private static final Duration ROUND = Duration.ofMinutes(2);

	private final ExecutorService thread = Executors.newSingleThreadExecutor();

	private final LocalActorSystem system;

	private final InspectionBridge bridge;

	private final ControlLine parent;

	private final LocalActor actor;

	private final ChildProcess inspector;

	private volatile long seen;

	PacedSource(LocalActorSystem system, InspectionBridge bridge, ControlLine parent, String url) throws IOException {
		this.system = system;
		this.bridge = bridge;
		this.parent = parent;
		ActorSnapshot snapshot = ActorSnapshot.of(ActorStatus.ACTIVE, "open");
		this.actor = system.register(new ActorRegistration("order", null, "order", Map::of, () -> snapshot), snapshot);
		this.inspector = ChildProcess.node("inspector", List.of(url, Integer.toString(InspectionRow.OUR_BYTES)),
				(line) -> line.on("seen", (count) -> this.seen = Long.parseLong(count)).on("restarted", (nothing) -> {
				}));
	}

	void begin() throws BenchmarkFailure, InterruptedException {
		this.inspector.line().expect("synced", START);
		this.parent.on("produce", (count) -> this.thread.execute(() -> round(Integer.parseInt(count)))).begin();
		this.parent.send("ready", "");
	}

	private void round(int count) {
		try {
			this.seen = 0;
			this.inspector.line().send("round", Integer.toString(count));
			this.inspector.line().expect("ready", START);
			this.parent.send("begun", "");
			produce(count);
			this.inspector.line().expect("checked", ROUND);
			this.parent.send("checked", Integer.toString(count));
		}
		catch (BenchmarkFailure ex) {
			this.parent.fail(String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void produce(int count) {
		long before = this.bridge.seq();
		for (int i = 0; i < count; i++) {
			while (i - this.seen >= MOST_UNSEEN || i - (this.bridge.seq() - before) >= MOST_UNENCODED) {
				LockSupport.parkNanos(50_000);
			}
			this.system.received(this.actor, null, ActorEvent.of("STEP", payload(i)));
		}
	}

	private static Map<String, @Nullable Object> payload(int number) {
		String digits = Integer.toString(number);
		int length = InspectionRow.OUR_BYTES - digits.length();
		Map<String, @Nullable Object> payload = new LinkedHashMap<>();
		payload.put("n", number);
		payload.put("note", (digits + "|").repeat(length / (digits.length() + 1) + 1).substring(0, length));
		return payload;
	}

	@Override
	public void close() throws IOException {
		this.thread.shutdownNow();
		this.inspector.close();
	}

}
