package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each ask ends once, and its event is delivered only while somebody waits.
 */
class AskTests {

	private static final String PAY = """
			{"type":"ask","id":7,"to":"@order","from":"x:3","event":{"type":"PAY","amount":10},"timeoutMs":2000}""";

	private final ServedActors served = new ServedActors();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.served.totals());

	private final HeldActor order = this.served.actor("order");

	@Test
	void theReplyHasTheSnapshotAfterTheEvent() {
		assertThat(this.served.says(PAY)).isEmpty();
		HeldEvents.Held event = this.order.events().take();
		this.order.goesTo("paid", Map.of("amount", 10));
		event.receipt().complete(Receipt.ACCEPTED);
		assertThat(this.served.hears()).singleElement()
			.asString()
			.isEqualTo(
					"""
							{"type":"reply","id":7,"accepted":true,"snapshot":{"status":"active","value":"paid","context":{"amount":10}}}""");
		assertThat(this.order.events().payloads()).containsExactly(Map.of("amount", 10));
		assertThat(this.served.totals().replies()).isOne();
		assertThat(this.served.totals().open(QuestionKind.ASK)).isZero();
		this.order.goesTo("unseen", Map.of("amount", 11));
		assertThat(this.served.isAnswered("{\"type\":\"subscribe\",\"id\":8,\"to\":\"@order\"}").toString())
			.as("nobody looked any more, so that the context is not known")
			.contains("unseen")
			.doesNotContain("context");
	}

	@Test
	void whoMayNotSeeValuesGetsTheSnapshotWithoutThem() {
		this.served.permit(EnumSet.of(Permission.INSPECT, Permission.SEND));
		this.served.says(PAY);
		HeldEvents.Held event = this.order.events().take();
		this.order.goesTo("paid", Map.of("amount", "DE-4711"));
		event.receipt().complete(Receipt.ACCEPTED);
		assertThat(this.served.hears()).singleElement().asString().contains("paid", "******").doesNotContain("DE-4711");
	}

	@Test
	void aRefusedEventIsAReplyThatSaysWhy() {
		this.served.says(PAY);
		this.order.events().deal(Receipt.refused("No transition for 'PAY' from idle"));
		assertThat(this.served.hears()).singleElement()
			.asString()
			.isEqualTo(
					"""
							{"type":"reply","id":7,"accepted":false,"reason":"No transition for 'PAY' from idle","snapshot":{"status":"active","value":"idle"}}""");
	}

	@Test
	void whyAnEventWasRefusedIsNotToldToWhomMayNotInspect() {
		this.served.permit(EnumSet.of(Permission.SEND));
		this.served.says(PAY);
		this.order.events().deal(Receipt.refused("No transition for 'PAY' from idle"));
		assertThat(this.served.hears()).singleElement().asString().isEqualTo("""
				{"type":"reply","id":7,"accepted":false,"reason":"The actor did not take the event."}""");
	}

	@Test
	void anActionThatThrewIsToldWithoutItsText() {
		this.served.says(PAY);
		this.order.events().deal(Receipt.failed(new IllegalStateException("password=hunter2")));
		assertThat(this.served.hears()).singleElement()
			.asString()
			.contains("\"failure\"", "\"id\":7", "not-accepted")
			.doesNotContain("hunter2", "IllegalState");
		assertThat(this.served.totals().events(Receipt.Outcome.FAILED)).isOne();
	}

	@Test
	void aReceiverThatThrowsIsAFailureOfTheActor() {
		this.order.events().isBroken();
		assertThat(this.served.isAnswered(PAY).toString()).contains("not-accepted").doesNotContain("secret");
	}

	@Test
	void aFullMailboxIsToldAsOverloaded() {
		this.order.events().isFull();
		assertThat(code(this.served.isAnswered(PAY))).isEqualTo("overloaded");
	}

	@Test
	@Limit("the time of an ask")
	void anEventThatStillWaitsWhenItsTimeIsOverIsNotDelivered() {
		assertThat(this.served.says(PAY)).isEmpty();
		this.served.pass(Duration.ofMillis(1500));
		assertThat(this.served.hears()).as("not before its time").isEmpty();
		assertThat(code(this.served.hears().get(0))).isEqualTo("timeout");
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(this.order.events().seen()).isEmpty();
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.totals().events(Receipt.Outcome.NOT_DELIVERED)).isOne();
		assertThat(this.served.totals().failures(FailureCode.TIMEOUT)).isOne();
	}

	@Test
	@Limit("the time of an ask")
	void anAskWithoutATimeWaitsForFiveSeconds() {
		this.served.says("{\"type\":\"ask\",\"id\":1,\"to\":\"@order\",\"event\":{\"type\":\"PAY\"}}");
		this.served.pass(Duration.ofMillis(4500));
		assertThat(this.served.hears()).isEmpty();
		assertThat(code(this.served.hears().get(0))).isEqualTo("timeout");
	}

	@Test
	void anActorThatTakesTooLongIsToldAsTimeoutAndItsLateAnswerIsNot() {
		this.served.says(PAY);
		HeldEvents.Held event = this.order.events().take();
		this.served.pass(Duration.ofSeconds(2));
		assertThat(code(this.served.hears().get(0))).isEqualTo("timeout");
		event.receipt().complete(Receipt.ACCEPTED);
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.totals().events(Receipt.Outcome.ACCEPTED)).isOne();
	}

	@Test
	void whatIsTakenBackBeforeItsTurnIsNotDelivered() {
		this.served.says(PAY);
		assertThat(code(this.served.isAnswered("{\"type\":\"cancel\",\"id\":7}"))).isEqualTo("cancelled");
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(this.order.events().seen()).isEmpty();
		this.served.pass(Duration.ofSeconds(5));
		assertThat(this.served.hears()).isEmpty();
	}

	@Test
	void whatIsTakenBackAfterItsTurnIsAnsweredAllTheSame() {
		this.served.says(PAY);
		HeldEvents.Held event = this.order.events().take();
		assertThat(this.served.says("{\"type\":\"cancel\",\"id\":7}")).isEmpty();
		event.receipt().complete(Receipt.ACCEPTED);
		assertThat(ServedActors.types(this.served.hears())).containsExactly("reply");
	}

	@Test
	void anExpiredAskDoesNotRunAfterACut() {
		this.served.says(PAY);
		this.served.cut();
		this.served.pass(Duration.ofSeconds(3));
		this.order.events().deal(Receipt.ACCEPTED);
		this.served.connect();
		assertThat(code(this.served.hears().get(0))).isEqualTo("timeout");
		assertThat(this.order.events().seen()).isEmpty();
	}

	@Test
	void anAskGoesOnAfterACut() {
		this.served.says(PAY);
		this.served.cut();
		this.order.events().deal(Receipt.ACCEPTED);
		this.served.connect();
		assertThat(ServedActors.types(this.served.hears())).containsExactly("reply");
	}

	@Test
	void whatWaitsWhenTheLinkEndsIsNotDelivered() {
		this.served.says(PAY);
		this.served.end();
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(this.order.events().seen()).isEmpty();
		assertThat(this.served.totals().open(QuestionKind.ASK)).isZero();
	}

	@Test
	void whoStartsAnewIsNotAnsweredWhatItAskedBefore() {
		this.served.says(PAY);
		HeldEvents.Held event = this.order.events().take();
		this.served.otherStartsAnew();
		event.receipt().complete(Receipt.ACCEPTED);
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.says(PAY)).as("its id is free").isEmpty();
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(ServedActors.types(this.served.hears())).containsExactly("reply");
	}

	@Test
	void anActorThatStopsBeforeTheTurnHasNoSuchActor() {
		this.served.says(PAY);
		this.order.stops(ActorStatus.STOPPED, null);
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(code(this.served.hears().get(0))).isEqualTo("no-such-actor");
		assertThat(this.order.events().seen()).isEmpty();
	}

	@Test
	void anIdThatIsInUseIsRefusedAndTheFirstQuestionGoesOn() {
		this.served.says(PAY);
		assertThat(code(this.served.isAnswered(PAY))).isEqualTo("bad-event");
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(ServedActors.types(this.served.hears())).containsExactly("reply");
		assertThat(this.order.events().seen()).hasSize(1);
	}

	@Test
	@Limit("asks that are open")
	void moreThanAThousandAndTwentyFourAtOnceAreOverloaded() {
		for (int id = 1; id <= QuestionKind.ASK.most(); id++) {
			this.served.say(PAY.replace("\"id\":7", "\"id\":" + id));
		}
		assertThat(this.served.hears()).isEmpty();
		assertThat(code(this.served.isAnswered(PAY.replace("\"id\":7", "\"id\":2000")))).isEqualTo("overloaded");
		assertThat(this.order.events().waiting()).isEqualTo(QuestionKind.ASK.most());
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(ServedActors.types(this.served.hears())).containsExactly("reply");
		assertThat(this.served.says(PAY.replace("\"id\":7", "\"id\":2000"))).as("one has ended").isEmpty();
	}

	@Test
	@Limit("answers under way to a peer")
	void whoIsSlowGetsRepliesWithoutTheirSnapshotsAndNoneIsLost() {
		String text = "x".repeat(4_000);
		this.served.holdBack();
		for (int id = 1; id <= 400; id++) {
			this.served.say(PAY.replace("\"id\":7", "\"id\":" + id));
			this.served.pass(Duration.ofMillis(1));
			HeldEvents.Held event = this.order.events().take();
			this.order.goesTo("paid", Map.of("a", text, "b", text, "c", text, "d", text));
			event.receipt().complete(Receipt.ACCEPTED);
		}
		this.served.release();
		List<ObjectNode> replies = this.served.hears();
		assertThat(replies).hasSize(400).allMatch((reply) -> reply.path("accepted").asBoolean(false));
		assertThat(replies.get(0).has("snapshot")).isTrue();
		assertThat(replies.get(399).has("snapshot")).isFalse();
		assertThat(this.served.says(PAY)).isEmpty();
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(this.served.hears()).singleElement().asString().as("it has caught up").contains("snapshot");
	}

	@Test
	void eventsOfOneSenderComeInTheirOrder() {
		List.of("A", "B", "C")
			.forEach((type) -> this.served
				.say("{\"type\":\"send\",\"to\":\"@order\",\"event\":{\"type\":\"" + type + "\"}}"));
		this.served.pass(Duration.ofMillis(100));
		for (int i = 0; i < 3; i++) {
			this.order.events().deal(Receipt.ACCEPTED);
		}
		assertThat(this.order.events().seen()).containsExactly("A", "B", "C");
	}

	@Test
	void noTimerAndNoFollowerIsLeftBehind() {
		int before = this.served.timers();
		this.served.says(PAY);
		this.order.events().deal(Receipt.ACCEPTED);
		this.served.hears();
		assertThat(this.served.timers()).isLessThanOrEqualTo(before);
	}

	private static String code(ObjectNode failure) {
		assertThat(failure.path("type").asString()).isEqualTo("failure");
		assertThat(failure.path("message").asString()).isNotEmpty();
		return failure.path("code").asString();
	}

}
