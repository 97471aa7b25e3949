package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who sends what cannot be delivered hears of it, in few messages.
 */
class DeadLetterTests {

	private final ServedActors served = new ServedActors();

	@Test
	void lettersOfOneAddressAreToldTogether() {
		for (int i = 0; i < 500; i++) {
			this.served.say(send("@nobody"));
		}
		this.served.say(send("@ledger"));
		List<ObjectNode> letters = this.served.hears();
		assertThat(letters).hasSize(2);
		assertThat(letters.get(0).toString()).isEqualTo("""
				{"type":"dead-letter","code":"no-such-actor","to":"@nobody","count":500,\
				"message":"There is no such actor here, or none any more."}""");
		assertThat(letters.get(1).path("code").asString()).isEqualTo("not-exposed");
		assertThat(this.served.totals().deadLetters(FailureCode.NO_SUCH_ACTOR)).isEqualTo(500);
		assertThat(this.served.totals().deniedEvents()).isEqualTo(501);
	}

	@Test
	void lettersThatComeLaterAreToldAgain() {
		assertThat(this.served.isAnswered(send("@nobody")).path("count").asInt()).isOne();
		assertThat(this.served.isAnswered(send("@nobody")).path("count").asInt()).isOne();
	}

	@Test
	void addressesWithoutNumberAreToldTogetherAndNoneIsForgotten() {
		for (int i = 0; i < 1_000; i++) {
			this.served.say(send("@nobody-" + i));
		}
		List<ObjectNode> letters = this.served.hears();
		assertThat(letters).hasSize(DeadLetters.MOST + 1);
		assertThat(letters.stream().mapToInt((letter) -> letter.path("count").asInt()).sum()).isEqualTo(1_000);
		assertThat(letters.get(DeadLetters.MOST).path("to").asString()).isEqualTo(DeadLetters.OTHERS);
	}

	@Test
	void aFullMailboxIsToldWithTheAddress() {
		this.served.actor("order").events().isFull();
		ObjectNode letter = this.served.isAnswered(send("@order"));
		assertThat(letter.path("code").asString()).isEqualTo("overloaded");
		assertThat(letter.path("to").asString()).isEqualTo("@order");
	}

	@Test
	void whatWaitsForAnActorThatStopsIsTold() {
		this.served.says(send("@order"));
		this.served.actor("order").stops(ActorStatus.STOPPED, null);
		this.served.actor("order").events().deal(Receipt.ACCEPTED);
		assertThat(this.served.hears().get(0).path("code").asString()).isEqualTo("no-such-actor");
	}

	@Test
	void aRefusedEventIsNoDeadLetter() {
		this.served.says(send("@order"));
		this.served.actor("order").events().deal(Receipt.refused("No transition"));
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.totals().events(Receipt.Outcome.REFUSED)).isOne();
	}

	@Test
	void whatIsSentByWhoLeavesIsDelivered() {
		this.served.says(send("@order"));
		this.served.end();
		this.served.actor("order").events().deal(Receipt.ACCEPTED);
		assertThat(this.served.actor("order").events().seen()).containsExactly("GO");
	}

	@Test
	void aSlowPeerIsToldOfAllInTheEnd() {
		this.served.holdBack();
		for (int round = 0; round < 10; round++) {
			for (int i = 0; i < 100; i++) {
				this.served.say(send("@nobody-" + round + "-" + i));
			}
			this.served.pass(Duration.ofMillis(150));
		}
		this.served.release();
		assertThat(this.served.hears().stream().mapToInt((letter) -> letter.path("count").asInt()).sum())
			.isEqualTo(1_000);
	}

	private static String send(String to) {
		return "{\"type\":\"send\",\"to\":\"" + to + "\",\"event\":{\"type\":\"GO\"}}";
	}

}
