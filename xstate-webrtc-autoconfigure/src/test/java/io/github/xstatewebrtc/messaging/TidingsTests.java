package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.Audience;
import io.github.xstatewebrtc.inspection.Watcher;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Those who inspect are told how the asks of peers end, and which of their events reach
 * no actor.
 */
class TidingsTests {

	private static final String PAY = """
			{"type":"ask","id":7,"to":"@order","from":"x:3","event":{"type":"PAY","amount":10},"timeoutMs":2000}""";

	private final ServedActors served = new ServedActors();

	private final HeldActor order = this.served.actor("order");

	private final Watcher watcher = watch(Audience.VALUES);

	@Test
	void aReplyIsToldWithWhoAskedAndWhatTheActorSaid() {
		this.served.says(PAY);
		this.order.events().deal(Receipt.accepted(Map.of("total", 27, "password", "hunter2")));
		this.served.hears();
		assertThat(told(this.watcher)).singleElement().satisfies((reply) -> {
			assertThat(reply.path("type").asString()).isEqualTo("@xstate.reply");
			assertThat(reply.path("sessionId").asString()).isEqualTo(this.order.local().sessionId());
			assertThat(reply.path("targetId").asString()).isEqualTo("p-other/x:3");
			assertThat(reply.path("event").toString()).isEqualTo("{\"type\":\"PAY\"}");
			assertThat(reply.path("accepted").asBoolean()).isTrue();
			assertThat(reply.path("value").toString()).contains("27").doesNotContain("hunter2");
			assertThat(reply.path("_seq").asLong()).isEqualTo(this.served.bridge().seq());
		});
	}

	@Test
	void whoMayNotSeeValuesIsToldOfTheReplyWithoutThem() {
		Watcher blind = watch(Audience.NO_VALUES);
		this.served.says(PAY);
		this.order.events().deal(Receipt.accepted(Map.of("total", "DE-4711")));
		this.served.hears();
		assertThat(told(blind)).singleElement().asString().contains("@xstate.reply", "PAY").doesNotContain("DE-4711");
	}

	@Test
	void anEventThatWasNotAcceptedIsAReplyThatSaysWhy() {
		this.served.says(PAY);
		this.order.events().deal(Receipt.refused("No transition for 'PAY' from idle"));
		this.served.hears();
		assertThat(told(this.watcher)).singleElement().satisfies((reply) -> {
			assertThat(reply.path("accepted").asBoolean(true)).isFalse();
			assertThat(reply.path("message").asString()).isEqualTo("No transition for 'PAY' from idle");
		});
	}

	@Test
	void anActorThatTakesTooLongIsToldAsAReplyThatFailed() {
		this.served.says(PAY);
		HeldEvents.Held event = this.order.events().take();
		this.served.pass(Duration.ofSeconds(2));
		event.receipt().complete(Receipt.ACCEPTED);
		this.served.hears();
		assertThat(told(this.watcher)).singleElement().satisfies((reply) -> {
			assertThat(reply.path("type").asString()).isEqualTo("@xstate.reply");
			assertThat(reply.path("code").asString()).isEqualTo("timeout");
			assertThat(reply.has("accepted")).isFalse();
		});
	}

	@Test
	void anAskThatNoActorSawIsADeadLetter() {
		this.served.says(PAY);
		this.served.pass(Duration.ofSeconds(2));
		assertThat(told(this.watcher)).singleElement().satisfies((letter) -> {
			assertThat(letter.path("type").asString()).isEqualTo("@xstate.deadletter");
			assertThat(letter.path("code").asString()).isEqualTo("timeout");
			assertThat(letter.path("sessionId").asString()).isEqualTo(this.order.local().sessionId());
			assertThat(letter.path("sourceId").asString()).isEqualTo("p-other/x:3");
		});
	}

	@Test
	void anEventForNobodyIsADeadLetterInTheSendersWords() {
		this.served.says("""
				{"type":"send","to":"@nobody","from":"x:4","event":{"type":"GO","amount":10,"token":"abc"}}""");
		assertThat(told(this.watcher)).singleElement().satisfies((letter) -> {
			assertThat(letter.has("sessionId")).isFalse();
			assertThat(letter.path("to").asString()).isEqualTo("@nobody");
			assertThat(letter.path("code").asString()).isEqualTo("no-such-actor");
			assertThat(letter.path("message").asString()).isNotEmpty();
			assertThat(letter.path("event").toString()).contains("\"amount\":10").doesNotContain("abc");
		});
	}

	@Test
	void eachEndOfAnEventThatReachesNobodyIsToldOnce() {
		this.served.says("{\"type\":\"ask\",\"id\":1,\"to\":\"@nobody\",\"event\":{\"type\":\"GO\"}}");
		this.served.says("{\"type\":\"send\",\"to\":\"@ledger\",\"event\":{\"type\":\"GO\"}}");
		this.served.says("{\"type\":\"send\",\"to\":\"@ledger\",\"event\":7}");
		this.order.events().isFull();
		this.served.says("{\"type\":\"send\",\"to\":\"@order\",\"event\":{\"type\":\"GO\"}}");
		assertThat(told(this.watcher)).extracting((letter) -> letter.path("code").asString())
			.containsExactly("no-such-actor", "not-exposed", "bad-event", "overloaded");
	}

	@Test
	void nothingIsToldOfActorsThatAreNotShown() {
		this.served.says("{\"type\":\"send\",\"to\":\"@secret\",\"event\":{\"type\":\"GO\"}}");
		this.served.says("{\"type\":\"ask\",\"id\":1,\"to\":\"@vault\",\"event\":{\"type\":\"GO\"}}");
		this.served.actor("vault").events().deal(Receipt.ACCEPTED);
		this.served.hears();
		assertThat(told(this.watcher)).isEmpty();
	}

	@Test
	void whoAskedForSomeActorsAloneIsToldOfTheseAlone() {
		Watcher some = this.served.bridge()
			.watch(new InspectRequest(null, null, query("order")), Audience.VALUES, () -> {
			});
		this.served.says("{\"type\":\"send\",\"to\":\"@nobody\",\"event\":{\"type\":\"GO\"}}");
		this.served.says(PAY);
		this.order.events().deal(Receipt.ACCEPTED);
		this.served.hears();
		assertThat(told(some)).extracting((message) -> message.path("type").asString())
			.containsExactly("@xstate.reply");
	}

	@Test
	void nothingIsKeptForThoseWhoComeLater() {
		this.watcher.close();
		long before = this.served.bridge().seq();
		this.served.says("{\"type\":\"send\",\"to\":\"@nobody\",\"event\":{\"type\":\"GO\"}}");
		assertThat(this.served.bridge().seq()).isEqualTo(before);
		assertThat(told(watch(Audience.VALUES))).isEmpty();
	}

	private static ActorQuery query(String systemId) {
		return new ActorQuery(systemId, null, null);
	}

	private Watcher watch(Audience audience) {
		return this.served.bridge().watch(new InspectRequest(null, null, null), audience, () -> {
		});
	}

	private List<JsonNode> told(Watcher watcher) {
		this.served.pass(Duration.ofMillis(1));
		List<JsonNode> told = new ArrayList<>();
		for (byte[] message = watcher.poll(); message != null; message = watcher.poll()) {
			JsonNode read = ProtocolJson.mapper().readTree(message);
			if (List.of("@xstate.reply", "@xstate.deadletter").contains(read.path("type").asString())) {
				told.add(read);
			}
		}
		return told;
	}

}
