package io.github.xstatewebrtc.messaging;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing half-decoded reaches an actor, whatever is sent.
 */
class HostileMessagesTests {

	private final ServedActors served = new ServedActors();

	@ParameterizedTest
	@ValueSource(strings = { "", ",\"event\":null", ",\"event\":\"PAY\"", ",\"event\":[]", ",\"event\":7",
			",\"event\":{}", ",\"event\":{\"type\":7}", ",\"event\":{\"type\":null}", ",\"event\":{\"type\":\"\"}",
			",\"event\":{\"type\":{\"$ref\":\"x\"}}", ",\"event\":{\"type\":\"xstate.done.actor.0\"}",
			",\"event\":{\"type\":\"xstate.stop\"}", ",\"event\":{\"type\":\"xstate.\"}",
			",\"event\":{\"type\":\"\\ud800\"}" })
	void anEventThatIsNoneIsBad(String event) {
		String letter = "{\"type\":\"send\",\"to\":\"@order\"" + event + "}";
		ObjectNode dead = this.served.isAnswered(letter);
		assertThat(dead.path("type").asString()).isEqualTo("dead-letter");
		assertThat(dead.path("code").asString()).isEqualTo("bad-event");
		assertThat(dead.path("to").asString()).isEqualTo("@order");
		assertThat(dead.path("message").asString()).contains("'event");
		assertIsBad("{\"type\":\"ask\",\"id\":3,\"to\":\"@order\"" + event + "}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"to\":7", "\"to\":\"\"", "\"to\":null", "\"from\":\"x:1\"", "\"to\":[\"@order\"]",
			"\"to\":\"@order\",\"from\":{}", "\"to\":\"\\udc00\"" })
	void anAddressThatIsNoneIsBad(String to) {
		for (String type : List.of("ask", "subscribe", "watch", "stop")) {
			assertIsBad("{\"type\":\"" + type + "\",\"id\":3," + to + ",\"event\":{\"type\":\"PAY\"}}");
		}
	}

	@Test
	void namesAreBounded() {
		String name = "a".repeat(256);
		assertIsBad("{\"type\":\"watch\",\"id\":3,\"to\":\"a" + name + "\"}");
		assertIsBad("{\"type\":\"ask\",\"id\":3,\"to\":\"@order\",\"event\":{\"type\":\"a" + name + "\"}}");
		assertIsBad("{\"type\":\"actors\",\"id\":3,\"query\":{\"src\":\"*" + name + "\"}}");
		assertThat(
				this.served.isAnswered("{\"type\":\"watch\",\"id\":3,\"to\":\"" + name + "\"}").path("code").asString())
			.isEqualTo("no-such-actor");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "300001", "1.5", "\"5000\"", "true", "{}", "1e99", "99999999999999999999" })
	void aTimeThatIsNoneIsBad(String timeout) {
		assertIsBad("{\"type\":\"ask\",\"id\":3,\"to\":\"@order\",\"event\":{\"type\":\"PAY\"},\"timeoutMs\":" + timeout
				+ "}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"watch\":\"yes\"", "\"watch\":1", "\"query\":\"order\"", "\"query\":[]",
			"\"query\":{\"src\":7}", "\"query\":{\"status\":{}}", "\"query\":{\"systemId\":\"\"}" })
	void aQueryThatIsNoneIsBad(String query) {
		assertIsBad("{\"type\":\"actors\",\"id\":3," + query + "}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",\"id\":0", ",\"id\":-1", ",\"id\":1.5", ",\"id\":\"7\"", ",\"id\":null",
			",\"id\":9007199254740992", ",\"id\":{}", ",\"id\":1e400" })
	void aQuestionWithoutAnIdCannotBeAnsweredAndIsCounted(String id) {
		for (String type : List.of("ask", "subscribe", "watch", "actors", "spawn", "stop", "cancel", "unsubscribe")) {
			assertThat(this.served.says("{\"type\":\"" + type + "\"" + id
					+ ",\"to\":\"@order\",\"src\":\"x\",\"event\":{\"type\":\"PAY\"}}"))
				.as(type)
				.isEmpty();
		}
		assertThat(this.served.totals().ignored()).isEqualTo(8);
		assertThat(this.served.actor("order").events().waiting()).isZero();
	}

	@Test
	void aMessageOfATypeOfTheFutureIsIgnoredAndCounted() {
		assertThat(this.served.says("{\"type\":\"teleport\",\"id\":3,\"to\":\"@order\",\"event\":{\"type\":\"PAY\"}}"))
			.isEmpty();
		assertThat(this.served.says("{\"type\":\"void\"}")).isEmpty();
		assertThat(this.served.totals().ignored()).isEqualTo(2);
		assertThat(this.served.actor("order").events().waiting()).isZero();
	}

	@Test
	void membersOfTheFutureAreIgnored() {
		assertThat(this.served.says("""
				{"type":"ask","id":3,"to":"@order","event":{"type":"PAY","@class":"java.lang.Runtime","__proto__":{}},\
				"traceparent":"00-1","priority":7}""")).isEmpty();
		assertThat(this.served.actor("order").events().waiting()).isOne();
	}

	@Test
	void whatNobodyAskedIsNotTakenBack() {
		assertThat(this.served.says("{\"type\":\"cancel\",\"id\":99}")).isEmpty();
		assertThat(this.served.says("{\"type\":\"unsubscribe\",\"id\":99}")).isEmpty();
		this.served.says("{\"type\":\"ask\",\"id\":3,\"to\":\"@order\",\"event\":{\"type\":\"PAY\"}}");
		assertThat(this.served.says("{\"type\":\"unsubscribe\",\"id\":3}")).as("an ask is no subscription").isEmpty();
		assertThat(this.served.totals().open(QuestionKind.ASK)).isOne();
	}

	@Test
	void theServerIsAliveAfterAllThis() {
		assertIsBad("{\"type\":\"ask\",\"id\":3}");
		this.served.says("{\"type\":\"send\",\"to\":\"@order\",\"event\":{\"type\":\"PAY\"}}");
		assertThat(this.served.actor("order").events().waiting()).isOne();
	}

	private void assertIsBad(String message) {
		ObjectNode failure = this.served.isAnswered(message);
		assertThat(failure.path("type").asString()).isEqualTo("failure");
		assertThat(failure.path("id").asInt()).isEqualTo(3);
		assertThat(failure.path("code").asString()).isEqualTo("bad-event");
		assertThat(failure.path("message").asString()).startsWith("The ");
		assertThat(this.served.actor("order").events().waiting()).isZero();
		assertThat(this.served.totals().open(QuestionKind.ASK)).isZero();
	}

}
