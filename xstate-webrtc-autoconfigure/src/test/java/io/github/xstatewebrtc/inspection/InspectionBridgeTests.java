package io.github.xstatewebrtc.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.Redaction;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What watchers get.
 */
class InspectionBridgeTests {

	private final Probe probe = Probe.withHistory(200);

	@Test
	void messagesHaveTheMembersOfTheProtocol() {
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		LocalActor order = this.probe.actor("order");
		this.probe.system.received(order, "x:1", ActorEvent.of("PAY", Map.of("amount", 10)));
		this.probe.system.transitioned(order, ActorEvent.of("PAY", Map.of("amount", 10)),
				Probe.state(Map.of("paid", "packing"), Map.of("n", 1)));
		this.probe.run();
		String id = order.sessionId();
		String end = ",\"createdAt\":\"1795333633046\",\"id\":null,\"_version\":\"0.7.2\"}";
		assertThat(Probe.bytes(watcher).stream().map(String::new)).containsExactly(
				"{\"type\":\"synced\",\"sessionIds\":[]}",
				"{\"type\":\"@xstate.actor\",\"_seq\":1,\"name\":\"order\",\"systemId\":\"order\",\"src\":\"orderMachine\","
						+ "\"sessionId\":\"" + id + "\",\"rootId\":\"" + id
						+ "\",\"definition\":\"{\\\"id\\\":\\\"order\\\"}\","
						+ "\"snapshot\":{\"status\":\"active\",\"value\":\"start\",\"context\":{\"n\":0}}" + end,
				"{\"type\":\"@xstate.event\",\"_seq\":2,\"sessionId\":\"" + id + "\",\"rootId\":\"" + id
						+ "\",\"sourceId\":\"x:1\",\"event\":{\"type\":\"PAY\",\"amount\":10}" + end,
				"{\"type\":\"@xstate.snapshot\",\"_seq\":3,\"sessionId\":\"" + id + "\",\"rootId\":\"" + id
						+ "\",\"event\":{\"type\":\"PAY\",\"amount\":10},\"snapshot\":{\"status\":\"active\","
						+ "\"value\":{\"paid\":\"packing\"},\"context\":{\"n\":1}}" + end);
	}

	@Test
	void anActorNamesTheOneThatStartedItAndTheFirstOfAll() {
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		LocalActor root = this.probe.actor("root");
		LocalActor child = this.probe.actor("child", root);
		LocalActor grandchild = this.probe.actor("grandchild", child);
		this.probe.event(grandchild, "PAY", "paid", Map.of());
		this.probe.run();
		assertThat(Probe.messages(watcher).stream().skip(1))
			.extracting((message) -> message.path("parentId").asString(null),
					(message) -> message.path("rootId").asString())
			.containsExactly(tuple(null, root.sessionId()), tuple(root.sessionId(), root.sessionId()),
					tuple(child.sessionId(), root.sessionId()), tuple(null, root.sessionId()),
					tuple(null, root.sessionId()));
	}

	@Test
	void whoComesLateGetsTheActorsTheirPastAndThenWhatHappens() {
		LocalActor order = this.probe.actor("order");
		this.probe.event(order, "PAY", "paid", Map.of("n", 1));
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		this.probe.event(order, "SHIP", "shipped", Map.of("n", 2));
		this.probe.run();
		assertThat(Probe.lines(watcher)).containsExactly("actor order paid", "event {\"type\":\"PAY\"}",
				"snapshot PAY paid", "synced 1", "event {\"type\":\"SHIP\"}", "snapshot SHIP shipped {\"n\":2}");
	}

	@Test
	void whatWasCapturedWhileAnotherWatchedIsShownInFull() {
		this.probe.watch(Probe.EVERYTHING);
		LocalActor order = this.probe.actor("order");
		this.probe.event(order, "PAY", "paid", Map.of("n", 1));
		this.probe.run();
		assertThat(Probe.lines(this.probe.watch(Probe.EVERYTHING))).containsExactly("actor order paid {\"n\":1}",
				"event {\"type\":\"PAY\"}", "snapshot PAY paid {\"n\":1}", "synced 1");
	}

	@Test
	void aContextThatMayBeOutOfDateIsNotShown() {
		Watcher first = this.probe.watch(Probe.EVERYTHING);
		LocalActor order = this.probe.actor("order");
		this.probe.event(order, "PAY", "paid", Map.of("n", 1));
		this.probe.run();
		first.close();
		this.probe.event(order, "SHIP", "shipped", Map.of("n", 2));
		assertThat(Probe.lines(this.probe.watch(Probe.EVERYTHING))).contains("actor order shipped",
				"snapshot SHIP shipped");
	}

	@Test
	void onlySoMuchHistoryAsIsAskedForIsSent() {
		LocalActor order = this.probe.actor("order");
		this.probe.event(order, "ONE", "one", Map.of());
		this.probe.event(order, "TWO", "two", Map.of());
		assertThat(Probe.lines(this.probe.watch(new InspectRequest(1, null, null)))).containsExactly("actor order two",
				"snapshot TWO two", "synced 1");
		assertThat(Probe.lines(this.probe.watch(new InspectRequest(0, null, null)))).containsExactly("actor order two",
				"synced 1");
	}

	@Test
	void onlySoMuchHistoryAsIsKeptIsSent() {
		Probe small = Probe.withHistory(2);
		LocalActor order = small.actor("order");
		for (String event : List.of("ONE", "TWO", "THREE")) {
			small.event(order, event, event, Map.of());
		}
		assertThat(Probe.lines(small.watch(Probe.EVERYTHING))).containsExactly("actor order THREE",
				"event {\"type\":\"THREE\"}", "snapshot THREE THREE", "synced 1");
	}

	@Test
	void whoComesBackGetsOnlyWhatItLacks() {
		LocalActor order = this.probe.actor("order");
		LocalActor quiet = this.probe.actor("quiet");
		this.probe.event(order, "PAY", "paid", Map.of());
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		long after = Probe.messages(watcher)
			.stream()
			.mapToLong((message) -> message.path("_seq").asLong())
			.max()
			.orElseThrow();
		watcher.close();
		this.probe.event(order, "SHIP", "shipped", Map.of());
		assertThat(Probe.lines(this.probe.watch(new InspectRequest(null, after, null))))
			.containsExactly("actor order shipped", "event {\"type\":\"SHIP\"}", "snapshot SHIP shipped", "synced 2");
		assertThat(this.probe.bridge.actors()).containsExactly(order, quiet);
		assertThat(Probe.lines(this.probe.watch(new InspectRequest(null, this.probe.bridge.seq(), null))))
			.containsExactly("synced 2");
	}

	@Test
	void aPlaceThatIsAheadIsOfAnEarlierRun() {
		this.probe.actor("order");
		assertThat(Probe.lines(this.probe.watch(new InspectRequest(null, 4_711L, null))))
			.containsExactly("actor order start", "synced 1");
	}

	@Test
	void placesIncreaseFromMessageToMessage() {
		LocalActor one = this.probe.actor("one");
		LocalActor two = this.probe.actor("two");
		this.probe.event(one, "A", "a", Map.of());
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		this.probe.event(two, "B", "b", Map.of());
		this.probe.event(one, "C", "c", Map.of());
		this.probe.run();
		List<Long> places = new ArrayList<>();
		for (JsonNode message : Probe.messages(watcher)) {
			if (message.has("_seq")) {
				places.add(message.path("_seq").asLong());
			}
		}
		assertThat(places).hasSize(8).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void everyWatcherGetsTheVerySameBytes() {
		Watcher one = this.probe.watch(Probe.EVERYTHING);
		Watcher two = this.probe.watch(Probe.EVERYTHING);
		Probe.bytes(one);
		Probe.bytes(two);
		LocalActor order = this.probe.actor("order");
		this.probe.event(order, "PAY", "paid", Map.of("n", 1));
		this.probe.run();
		List<byte[]> first = Probe.bytes(one);
		List<byte[]> second = Probe.bytes(two);
		assertThat(first).hasSize(3);
		for (int i = 0; i < first.size(); i++) {
			assertThat(first.get(i)).isSameAs(second.get(i));
		}
	}

	@Test
	void aQuerySelectsByNameKindAndStatus() {
		LocalActor order = this.probe.actor("order-1");
		this.probe.actor("cart");
		assertThat(Probe.lines(this.probe.watch(new InspectRequest(null, null, new ActorQuery("order*", null, null)))))
			.containsExactly("actor order-1 start", "synced 1");
		assertThat(Probe.lines(this.probe.watch(new InspectRequest(null, null, new ActorQuery(null, "cartM*", null)))))
			.containsExactly("actor cart start", "synced 1");
		Watcher done = this.probe.watch(new InspectRequest(null, null, new ActorQuery(null, null, "done")));
		this.probe.stop(order, "end");
		this.probe.run();
		assertThat(Probe.lines(done)).containsExactly("synced 0", "actor order-1 end {}", "snapshot END end {}");
	}

	@Test
	void anActorThatIsDoneSaysSoAndIsGone() {
		LocalActor order = this.probe.actor("order");
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		this.probe.stop(order, "end");
		this.probe.run();
		JsonNode last = Probe.messages(watcher).get(2);
		assertThat(last.path("snapshot").path("status").asString()).isEqualTo("done");
		assertThat(last.path("snapshot").path("output").asString()).isEqualTo("the output");
		assertThat(this.probe.bridge.actors()).isEmpty();
		assertThat(Probe.lines(this.probe.watch(Probe.EVERYTHING))).containsExactly("actor order end {}",
				"snapshot END end {}", "synced 0");
	}

	@Test
	void excludedActorsAreNotShown() {
		Probe some = new Probe(new InspectionSettings(200, 100, List.of("order*"), List.of("*-secret"),
				ShowValues.ALWAYS, Redaction.of(List.of())));
		some.actor("order-1");
		some.actor("order-secret");
		some.actor("cart");
		assertThat(Probe.lines(some.watch(Probe.EVERYTHING))).containsExactly("actor order-1 start", "synced 1");
	}

	@Test
	void theWatcherIsWokenWhenThereIsSomethingAfterThereWasNothing() {
		List<String> woken = new ArrayList<>();
		Watcher watcher = this.probe.bridge.watch(Probe.EVERYTHING, Audience.VALUES, () -> woken.add("woken"));
		this.probe.run();
		LocalActor order = this.probe.actor("order");
		this.probe.run();
		assertThat(woken).hasSize(1);
		Probe.bytes(watcher);
		this.probe.event(order, "PAY", "paid", Map.of());
		this.probe.run();
		assertThat(woken).hasSize(2);
	}

	@Test
	void aClosedWatcherGetsNothingAndIsNotCounted() {
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		assertThat(this.probe.bridge.watchers()).isEqualTo(1);
		watcher.close();
		this.probe.actor("order");
		this.probe.run();
		assertThat(watcher.poll()).isNull();
		assertThat(this.probe.bridge.watchers()).isZero();
	}

	@Test
	void aClosedBridgeTakesNoWatchers() {
		this.probe.bridge.close();
		assertThatIllegalStateException().isThrownBy(() -> this.probe.watch(Probe.EVERYTHING))
			.withMessageContaining("closing");
	}

	@Test
	void whatAnActorDidLastIsKnownWithoutWatching() {
		LocalActor order = this.probe.actor("order");
		this.probe.event(order, "PAY", "paid", Map.of());
		assertThat(this.probe.bridge.lastActivity(order.sessionId()))
			.isEqualTo(new ActorActivity(ActorStatus.ACTIVE, "paid", "PAY", Probe.NOW.toEpochMilli(), 1));
		assertThat(this.probe.bridge.lastActivity("x:unknown")).isNull();
	}

	@Test
	void textThatIsNoUnicodeIsSentAllTheSame() {
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		LocalActor order = this.probe.actor("order");
		this.probe.system.transitioned(order, ActorEvent.of("\ud800"),
				new ActorSnapshot(ActorStatus.ACTIVE, "\udc00", Map.of("a\ud800", "b\ud800c"), Set.of(), null, null));
		this.probe.run();
		assertThat(Probe.lines(watcher)).last().isEqualTo("snapshot \ufffd \ufffd {\"a\ufffd\":\"b\ufffdc\"}");
	}

}
