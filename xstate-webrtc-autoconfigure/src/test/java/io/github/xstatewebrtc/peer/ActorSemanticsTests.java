package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.inspection.ShowValues;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.messaging.PermissionTable;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is promised of messages between actors (protocol, section 4), over real
 * connections. The actors are those of the {@link PermissionTable}.
 */
class ActorSemanticsTests {

	@RegisterExtension
	final ServingPeer serving = new ServingPeer(new InspectionSettings(10, 100, List.of("order", "ledger"), List.of(),
			ShowValues.WHEN_AUTHORIZED, InspectionSettings.DEFAULTS.redaction()),
			new Exposure(List.of("order", "vault"), List.of()));

	private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

	private final Map<String, LocalActor> actors = new LinkedHashMap<>();

	@Test
	void eachMessageIsAnsweredAsPermissionAndExposureSay() {
		// Whom the hub permits nothing at all does not come in.
		PermissionTable.rows()
			.stream()
			.filter((row) -> !row.permissions().isEmpty())
			.collect(Collectors.groupingBy(PermissionTable.Row::permissions, LinkedHashMap::new, Collectors.toList()))
			.forEach(this::isAnswered);
	}

	@Test
	void whatIsNoEventReachesNobodyAndIsToldSo() {
		List<String> events = List.of("", ",\"event\":null", ",\"event\":\"GO\"", ",\"event\":[{\"type\":\"GO\"}]",
				",\"event\":{\"type\":7}", ",\"event\":{\"type\":\"\"}", ",\"event\":{\"type\":\"xstate.stop\"}",
				",\"event\":{\"type\":\"\\ud800\"}", ",\"event\":{\"type\":\"" + "x".repeat(257) + "\"}");
		try (TestInspector other = this.serving.connected(EnumSet.allOf(Permission.class))) {
			for (int i = 0; i < events.size(); i++) {
				say(other, "{\"type\":\"ask\",\"id\":" + (i + 1) + ",\"to\":\"@order\"" + events.get(i) + "}");
				say(other, "{\"type\":\"send\",\"to\":\"@order\"" + events.get(i) + "}");
			}
			say(other, "{\"type\":\"ask\",\"id\":100,\"to\":\"@order\",\"event\":{\"type\":\"GO\"}}");
			for (int i = 0; i < events.size(); i++) {
				assertThat(first(other, i + 1).path("code").asString()).as(events.get(i)).isEqualTo("bad-event");
			}
			assertThat(first(other, 100).path("accepted").asBoolean(false)).isTrue();
			assertThat(other.hears("dead-letter").toString()).contains("\"bad-event\"", "\"@order\"",
					"\"count\":" + events.size());
			assertThat(seen("order")).isOne();
		}
	}

	@Test
	void whoReadsSlowlyGetsTheNewestSnapshotAndNotEveryOne() {
		try (TestInspector other = this.serving.connected(EnumSet.allOf(Permission.class))) {
			say(other, "{\"type\":\"subscribe\",\"id\":1,\"to\":\"@order\"}");
			assertThat(other.hears("snapshot").path("rev").asInt()).isOne();
			Runnable readOn = other.stopReading();
			for (int i = 1; i <= 20_000; i++) {
				this.serving.system()
					.transitioned(actor("order"), ActorEvent.of("GO"),
							new ActorSnapshot(ActorStatus.ACTIVE, "s" + i, Map.of("n", i), Set.of(), null, null));
			}
			readOn.run();
			ObjectNode newest;
			do {
				newest = other.hears("snapshot");
			}
			while (newest.at("/snapshot/context/n").asInt() < 20_000);
			assertThat(newest.path("rev").asInt()).isLessThan(20_000);
		}
	}

	@Test
	void whatIsEmittedIsToldBeforeTheStateThatFollowsAndTheEndComesLast() {
		try (TestInspector other = this.serving.connected(EnumSet.allOf(Permission.class))) {
			say(other, "{\"type\":\"subscribe\",\"id\":1,\"to\":\"@order\"}");
			first(other, 1);
			this.serving.system().emitted(actor("order"), ActorEvent.of("PAID", Map.of("amount", 7)));
			this.serving.system()
				.stopped(actor("order"), ActorEvent.of("END"),
						new ActorSnapshot(ActorStatus.DONE, "over", null, Set.of(), "r-7", null));
			assertThat(other.hears("emitted").at("/event/amount").asInt()).isEqualTo(7);
			assertThat(other.hears("snapshot").at("/snapshot/status").asString()).isEqualTo("done");
			assertThat(other.hears("complete").path("output").asString()).isEqualTo("r-7");
		}
	}

	private void isAnswered(Set<Permission> permissions, List<PermissionTable.Row> rows) {
		try (TestInspector other = this.serving.connected(permissions)) {
			for (int i = 0; i < rows.size(); i++) {
				say(other, rows.get(i).message(i + 1));
			}
			Map<PermissionTable.Row, String> answers = new LinkedHashMap<>();
			for (int i = 0; i < rows.size(); i++) {
				PermissionTable.Row row = rows.get(i);
				if (!row.wanted().equals("complete") && !row.wanted().equals("delivered")) {
					answers.put(row, PermissionTable.told(answer(other, row, i + 1)));
				}
			}
			long delivered = rows.stream()
				.filter((row) -> row.wanted().equals("delivered") || row.wanted().startsWith("reply"))
				.count();
			await().until(() -> this.seen.values().stream().mapToInt(AtomicInteger::get).sum() >= delivered);
			stopActors();
			for (int i = 0; i < rows.size(); i++) {
				PermissionTable.Row row = rows.get(i);
				if (row.wanted().equals("complete")) {
					answers.put(row, PermissionTable.told(answer(other, row, i + 1)));
				}
			}
			answers.forEach((row, told) -> assertThat(told).as(row.toString()).isEqualTo(row.wanted()));
			assertThat(this.seen.values().stream().mapToLong(AtomicInteger::get).sum()).isEqualTo(delivered);
		}
		startActors();
	}

	private static ObjectNode answer(TestInspector other, PermissionTable.Row row, int id) {
		return !row.message().equals("send") ? first(other, id)
				: first(other, (said) -> said.path("to").asString("").equals("@" + row.actor()));
	}

	private static ObjectNode first(TestInspector other, int id) {
		return first(other, (said) -> said.path("id").asInt(0) == id);
	}

	private static ObjectNode first(TestInspector other, Predicate<ObjectNode> meant) {
		List<ObjectNode> found = new ArrayList<>();
		await().pollInterval(Duration.ofMillis(5)).until(() -> {
			other.rest().stream().filter(meant).findFirst().ifPresent(found::add);
			return !found.isEmpty();
		});
		return found.get(0);
	}

	private static void say(TestInspector other, String message) {
		other.say(LinkChannel.ACTOR, message);
	}

	@BeforeEach
	void startActors() {
		this.seen.clear();
		PermissionTable.ACTORS.stream().filter((name) -> !name.equals("nobody")).forEach((name) -> {
			AtomicInteger events = new AtomicInteger();
			ActorSnapshot idle = ActorSnapshot.of(ActorStatus.ACTIVE, "idle");
			this.seen.put(name, events);
			this.actors.put(name, this.serving.system()
				.register(
						new ActorRegistration(name, name, name + "Machine", Map::of, () -> idle, (event, delivery) -> {
							if (delivery.begins()) {
								events.incrementAndGet();
							}
							return CompletableFuture.completedFuture(Receipt.ACCEPTED);
						}), idle));
		});
	}

	private void stopActors() {
		this.actors.values()
			.forEach((actor) -> this.serving.system()
				.stopped(actor, ActorEvent.of("END"), ActorSnapshot.of(ActorStatus.DONE, "over")));
	}

	private LocalActor actor(String name) {
		return Objects.requireNonNull(this.actors.get(name));
	}

	private int seen(String name) {
		return this.seen.getOrDefault(name, new AtomicInteger()).get();
	}

}
