package io.github.xstatewebrtc.inspection;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.capture.Redaction;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;
import io.github.xstatewebrtc.protocol.schema.Schemas;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bridge with an executor that runs when the test says so, and actors made by hand.
 */
final class Probe implements Executor {

	static final InspectRequest EVERYTHING = new InspectRequest(null, null, null);

	static final Instant NOW = Instant.ofEpochMilli(1_795_333_633_046L);

	final LocalActorSystem system = new LocalActorSystem();

	final InspectionBridge bridge;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	int executed;

	Probe(InspectionSettings settings) {
		this.bridge = new InspectionBridge(settings, this, Clock.fixed(NOW, ZoneOffset.UTC));
		this.system.addListener(this.bridge);
	}

	static Probe showing(ShowValues showValues) {
		return new Probe(new InspectionSettings(200, 100, List.of(), List.of(), showValues, Redaction.of(List.of())));
	}

	static Probe withHistory(int history) {
		return new Probe(
				new InspectionSettings(history, 100, List.of(), List.of(), ShowValues.ALWAYS, Redaction.of(List.of())));
	}

	static Probe withQueue(int queue) {
		return new Probe(
				new InspectionSettings(200, queue, List.of(), List.of(), ShowValues.ALWAYS, Redaction.of(List.of())));
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
	}

	void run() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			this.executed++;
			task.run();
		}
	}

	/**
	 * Run some of what waits for the bridge's thread, if anything does.
	 */
	void runOne() {
		Runnable task = this.tasks.poll();
		if (task != null) {
			this.executed++;
			task.run();
		}
	}

	LocalActor actor(String name) {
		return actor(name, Map.of("id", name));
	}

	LocalActor actor(String name, Map<String, @Nullable Object> definition) {
		return actor(name, () -> definition);
	}

	LocalActor actor(String name, Supplier<Map<String, @Nullable Object>> definition) {
		return this.system.register(registration(name, definition), state("start", Map.of("n", 0)));
	}

	LocalActor actor(String name, LocalActor parent) {
		return this.system.register(registration(name, Map::of), parent, state("start", Map.of("n", 0)));
	}

	private static ActorRegistration registration(String name, Supplier<Map<String, @Nullable Object>> definition) {
		return new ActorRegistration(name, name, name + "Machine", definition,
				() -> ActorSnapshot.of(ActorStatus.ACTIVE, "start"));
	}

	void event(LocalActor actor, String type, String value, Object context) {
		this.system.received(actor, null, ActorEvent.of(type));
		this.system.transitioned(actor, ActorEvent.of(type), state(value, context));
	}

	void stop(LocalActor actor, String value) {
		this.system.stopped(actor, ActorEvent.of("END"),
				new ActorSnapshot(ActorStatus.DONE, value, Map.of(), Set.of(), "the output", null));
	}

	Watcher watch(InspectRequest request) {
		return watch(request, Audience.VALUES);
	}

	Watcher watch(InspectRequest request, Audience audience) {
		Watcher watcher = this.bridge.watch(request, audience, () -> {
		});
		run();
		return watcher;
	}

	static ActorState state(Object value, @Nullable Object context) {
		return new ActorSnapshot(ActorStatus.ACTIVE, value, context, Set.of(), null, null);
	}

	static List<byte[]> bytes(Watcher watcher) {
		List<byte[]> messages = new ArrayList<>();
		for (byte[] message = watcher.poll(); message != null; message = watcher.poll()) {
			assertThat(Schemas.problems("inspection", message(message))).isEmpty();
			messages.add(message);
		}
		return messages;
	}

	static List<JsonNode> messages(Watcher watcher) {
		return bytes(watcher).stream().map(Probe::message).toList();
	}

	static JsonNode message(byte[] text) {
		return ProtocolJson.mapper().readTree(text);
	}

	/**
	 * Return each message in a few words.
	 */
	static List<String> lines(Watcher watcher) {
		return messages(watcher).stream().map(Probe::line).toList();
	}

	private static String line(JsonNode message) {
		String type = message.path("type").asString();
		JsonNode snapshot = message.path("snapshot");
		String state = snapshot.path("value").asString("") + " " + snapshot.path("context").toString();
		return switch (type) {
			case "gap" -> "gap " + message.path("dropped").asLong();
			case "synced" -> "synced " + message.path("sessionIds").size();
			case "@xstate.actor" -> "actor " + message.path("name").asString() + " " + state.strip();
			case "@xstate.event" -> "event " + message.path("event").toString();
			default -> "snapshot " + message.path("event").path("type").asString() + " " + state.strip();
		};
	}

}
