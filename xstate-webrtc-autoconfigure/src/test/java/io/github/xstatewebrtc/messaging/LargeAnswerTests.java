package io.github.xstatewebrtc.messaging;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer that takes only small messages is told so, and waits for none in vain.
 */
class LargeAnswerTests {

	private static final String LARGE = "x".repeat(4_000);

	private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"id\":8,\"to\":\"@order\"}";

	private final ServedActors served = new ServedActors();

	private final HeldActor order = this.served.actor("order");

	LargeAnswerTests() {
		this.served.otherTakes(2_048);
	}

	@Test
	void aSubscriptionWhoseSnapshotIsTooLargeEndsWithAFailure() {
		assertThat(ServedActors.types(this.served.says(SUBSCRIBE))).containsExactly("snapshot");
		this.order.goesTo("large", Map.of("a", LARGE));
		ObjectNode failure = only(this.served.hears());
		assertThat(failure.path("type").asString()).isEqualTo("failure");
		assertThat(failure.path("id").asInt()).isEqualTo(8);
		assertThat(failure.path("code").asString()).isEqualTo("overloaded");
		assertThat(failure.path("message").asString()).contains("bytes");
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
		this.order.goesTo("small", Map.of());
		assertThat(this.served.hears()).isEmpty();
	}

	@Test
	void aReplyWhoseSnapshotIsTooLargeComesWithoutIt() {
		this.served.say("{\"type\":\"ask\",\"id\":7,\"to\":\"@order\",\"event\":{\"type\":\"PAY\"}}");
		this.served.hears();
		HeldEvents.Held event = this.order.events().take();
		this.order.goesTo("large", Map.of("a", LARGE));
		event.receipt().complete(Receipt.ACCEPTED);
		assertThat(only(this.served.hears())).hasToString("{\"type\":\"reply\",\"id\":7,\"accepted\":true}");
	}

	@Test
	void aReplyThatIsTooLargeItselfIsAFailure() {
		this.served.say("{\"type\":\"ask\",\"id\":7,\"to\":\"@order\",\"event\":{\"type\":\"PAY\"}}");
		this.served.hears();
		this.order.events().deal(Receipt.accepted(LARGE));
		assertThat(only(this.served.hears()).path("code").asString()).isEqualTo("overloaded");
	}

	@Test
	void anEndWhoseOutputIsTooLargeComesWithoutIt() {
		this.served.says(SUBSCRIBE);
		this.served.say("{\"type\":\"watch\",\"id\":9,\"to\":\"@order\"}");
		this.order.stops(ActorStatus.DONE, LARGE);
		assertThat(ServedActors.types(this.served.hears())).containsExactlyInAnyOrder("complete", "failure");
	}

	private static ObjectNode only(List<ObjectNode> answers) {
		assertThat(answers).hasSize(1);
		return answers.get(0);
	}

}
