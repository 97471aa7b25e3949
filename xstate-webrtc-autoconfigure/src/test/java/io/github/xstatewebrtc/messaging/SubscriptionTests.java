package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.inspection.Audience;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who subscribes sees the newest snapshot, as far as it may, until the actor stops.
 */
class SubscriptionTests {

	private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"id\":8,\"to\":\"@order\"}";

	private final ServedActors served = new ServedActors();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.served.totals());

	private final HeldActor order = this.served.actor("order");

	@Test
	void theSnapshotComesAtOnceAndThenEachChange() {
		assertThat(this.served.isAnswered(SUBSCRIBE).toString()).isEqualTo(
				"{\"type\":\"snapshot\",\"id\":8,\"rev\":1,\"snapshot\":{\"status\":\"active\",\"value\":\"idle\"}}");
		this.order.goesTo("paid", Map.of("amount", 10));
		assertThat(this.served.hears()).singleElement()
			.asString()
			.isEqualTo(
					"{\"type\":\"snapshot\",\"id\":8,\"rev\":2,\"snapshot\":{\"status\":\"active\",\"value\":\"paid\",\"context\":{\"amount\":10}}}");
		assertThat(this.served.hears()).isEmpty();
	}

	@Test
	void anActorThatStopsEndsItWithItsLastSnapshotAndOutput() {
		this.served.says(SUBSCRIBE);
		this.order.stops(ActorStatus.DONE, Map.of("receipt", 7, "password", "hunter2"));
		List<ObjectNode> answers = this.served.hears();
		assertThat(ServedActors.types(answers)).containsExactly("snapshot", "complete");
		assertThat(answers.get(0).at("/snapshot/status").asString()).isEqualTo("done");
		ObjectNode complete = answers.get(1);
		assertThat(complete.path("id").asInt()).isEqualTo(8);
		assertThat(complete.path("status").asString()).isEqualTo("done");
		assertThat(complete.at("/output/receipt").asInt()).isEqualTo(7);
		assertThat(complete.at("/output/password").asString()).isEqualTo("******");
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
	}

	@Test
	void anActorThatIsGoneIsToldAtOnce() {
		this.order.stops(ActorStatus.DONE, null);
		assertThat(this.served.isAnswered(SUBSCRIBE).path("code").asString()).isEqualTo("no-such-actor");
	}

	@Test
	@Limit("snapshots, changes and dead letters under way to a peer")
	void aSlowSubscriberGetsTheNewestAndNotEveryOne() {
		this.served.says(SUBSCRIBE);
		this.served.holdBack();
		for (int i = 1; i <= 10_000; i++) {
			this.order.goesTo("s" + i, Map.of("n", i));
			if (i % 10 == 0) {
				this.served.pass(Duration.ofMillis(1));
			}
		}
		this.served.release();
		List<ObjectNode> snapshots = this.served.hears();
		assertThat(snapshots).hasSizeLessThanOrEqualTo(Outbox.MOST_MESSAGES + 2);
		assertThat(snapshots.get(snapshots.size() - 1).at("/snapshot/context/n").asInt()).isEqualTo(10_000);
		assertThat(snapshots).extracting((snapshot) -> snapshot.path("rev").asInt()).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void theEndDoesNotOvertakeTheLastSnapshotThatWaitsForTheWindow() {
		this.served.says(SUBSCRIBE);
		this.served.holdBack();
		this.served.closeTheWindow();
		this.order.goesTo("paid", Map.of("n", 1));
		this.served.pass(Duration.ofMillis(1));
		this.order.stops(ActorStatus.DONE, 7);
		this.served.pass(Duration.ofMillis(1));
		this.served.release();
		List<ObjectNode> told = this.served.hears().stream().filter((each) -> each.path("id").asInt(0) == 8).toList();
		assertThat(told.get(told.size() - 1))
			.hasToString("{\"type\":\"complete\",\"id\":8,\"status\":\"done\",\"output\":7}");
		assertThat(told.get(told.size() - 2).at("/snapshot/status").asString()).isEqualTo("done");
		assertThat(ServedActors.types(told)).containsOnlyOnce("complete");
	}

	@Test
	@Limit("snapshots, changes and dead letters under way to a peer")
	void largeSnapshotsDoNotFillTheLink() {
		String text = "x".repeat(4_000);
		this.served.holdBack();
		for (int id = 1; id <= QuestionKind.SUBSCRIPTION.most(); id++) {
			this.served.say("{\"type\":\"subscribe\",\"id\":" + id + ",\"to\":\"@order\"}");
		}
		for (int i = 0; i < 50; i++) {
			this.order.goesTo("s" + i, Map.of("a", text, "b", text, "c", text, "d", text));
			this.served.pass(Duration.ofMillis(10));
		}
		this.served.release();
		this.served.pass(Duration.ofSeconds(2));
		List<ObjectNode> snapshots = this.served.hears();
		assertThat(snapshots.stream().filter((each) -> each.at("/snapshot/value").asString("").equals("s49")))
			.as("each has the newest")
			.hasSize(QuestionKind.SUBSCRIPTION.most());
	}

	@Test
	@Limit("subscriptions")
	void noMoreThanTwoHundredAndFiftySixAreOpenAtOnce() {
		for (int id = 1; id <= 256; id++) {
			this.served.say("{\"type\":\"subscribe\",\"id\":" + id + ",\"to\":\"@order\"}");
		}
		assertThat(this.served.hears()).hasSize(256);
		assertThat(
				this.served.isAnswered("{\"type\":\"subscribe\",\"id\":257,\"to\":\"@order\"}").path("code").asString())
			.isEqualTo("overloaded");
	}

	@Test
	void whoMayNotSeeValuesSeesNone() {
		this.served.permit(EnumSet.of(Permission.INSPECT));
		this.served.says(SUBSCRIBE);
		this.order.goesTo("paid", Map.of("amount", "DE-4711"));
		assertThat(this.served.hears()).singleElement().asString().contains("paid", "******").doesNotContain("DE-4711");
		this.served.permit(EnumSet.of(Permission.INSPECT, Permission.VALUES));
		assertThat(this.served.hears()).as("and once granted, at once").singleElement().asString().contains("DE-4711");
		this.served.permit(EnumSet.of(Permission.INSPECT));
		this.order.goesTo("sent", Map.of("amount", "DE-4712"));
		assertThat(this.served.hears().toString()).contains("sent").doesNotContain("DE-4711", "DE-4712");
	}

	@Test
	void whoMayNotInspectAnyMoreIsToldSoAndSeesNothingMore() {
		this.served.says(SUBSCRIBE);
		this.served.permit(EnumSet.of(Permission.SEND));
		this.order.goesTo("paid", Map.of());
		assertThat(this.served.hears()).singleElement().asString().contains("\"failure\"", "\"forbidden\"");
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
	}

	@Test
	void whoNoLongerSubscribesIsToldNothing() {
		this.served.says(SUBSCRIBE);
		assertThat(this.served.says("{\"type\":\"unsubscribe\",\"id\":8}")).isEmpty();
		this.order.goesTo("paid", Map.of());
		this.order.stops(ActorStatus.DONE, null);
		assertThat(this.served.hears()).isEmpty();
	}

	@Test
	void aCutDoesNotEndItAndANewConversationDoes() {
		this.served.says(SUBSCRIBE);
		this.served.cut();
		this.order.goesTo("paid", Map.of());
		this.served.connect();
		assertThat(this.served.hears()).singleElement().asString().contains("paid", "\"rev\":2");
		this.served.otherStartsAnew();
		this.order.goesTo("sent", Map.of());
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.isAnswered(SUBSCRIBE).path("rev").asInt()).isOne();
	}

	@Test
	void anEndedLinkLeavesNothingBehind() {
		this.served.says(SUBSCRIBE);
		this.served.end();
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
		this.order.goesTo("paid", Map.of("amount", 1));
		assertThat(this.served.bridge().follow(this.order.local(), () -> {
		})).satisfies(
				(follower) -> assertThat(follower.newest(Audience.VALUES).context()).as("nobody looked").isNull());
	}

}
