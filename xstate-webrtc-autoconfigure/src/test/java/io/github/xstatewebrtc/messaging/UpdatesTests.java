package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.ActorUpdate;
import io.github.xstatewebrtc.actuate.Limit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an actor emits and comes to, as this application hears it of an actor of its own
 * and of another peer's.
 */
class UpdatesTests {

	private final ServedActors served = new ServedActors();

	private final HeldActor order = this.served.actor("order");

	private final TestSubscriber<ActorUpdate> subscriber = new TestSubscriber<>();

	@ParameterizedTest
	@EnumSource
	void eventsAndSnapshotsComeInOrderAndTheEndLast(Where where) {
		follow(where, Long.MAX_VALUE);
		assertThat(this.subscriber.told()).containsExactly("idle");
		this.order.goesTo("packed", Map.of());
		this.served.hears();
		this.order.emits("FIRST", Map.of("n", 1));
		this.order.emits("SECOND", Map.of());
		this.order.goesTo("paid", Map.of());
		this.served.hears();
		assertThat(this.subscriber.told()).containsExactly("idle", "packed", "FIRST{n=1}", "SECOND{}", "paid");
		this.order.emits("LAST", Map.of());
		this.order.stops(ActorStatus.DONE, 7);
		this.served.hears();
		assertThat(this.subscriber.told()).endsWith("LAST{}", "over", "complete");
	}

	@ParameterizedTest
	@EnumSource
	void whoAsksForOneIsToldOneAndHearsAllEventsLaterWithTheNewestSnapshotInItsPlace(Where where) {
		follow(where, 1);
		assertThat(this.subscriber.told()).containsExactly("idle");
		for (int i = 0; i < 3; i++) {
			this.order.emits("TICK", Map.of("n", i));
			this.order.goesTo("s" + i, Map.of());
			this.served.hears();
		}
		this.order.emits("TICK", Map.of("n", 3));
		this.served.hears();
		assertThat(this.subscriber.told()).containsExactly("idle");
		this.subscriber.subscription().request(10);
		this.served.hears();
		assertThat(this.subscriber.told()).containsExactly("idle", "TICK{n=0}", "TICK{n=1}", "TICK{n=2}", "s2",
				"TICK{n=3}");
	}

	@Test
	void anEventOfAnActorOfThisJvmNeverOvertakesTheStateBeforeIt() {
		follow(Where.LOCAL, Long.MAX_VALUE);
		this.order.goesTo("packed", Map.of());
		this.order.emits("PAID", Map.of());
		this.served.hears();
		assertThat(this.subscriber.told()).containsExactly("idle", "packed", "PAID{}");
	}

	@Test
	void eventsComeOnceAndInOrderAcrossCuts() {
		follow(Where.REMOTE, Long.MAX_VALUE);
		List<String> emitted = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			this.order.emits("TICK", Map.of("n", i));
			emitted.add("TICK{n=" + i + "}");
			if (i % 5 == 0) {
				this.served.cut();
			}
			else if (i % 5 == 2) {
				this.served.connect();
			}
			this.served.hears();
		}
		assertThat(this.subscriber.told()).filteredOn((told) -> told.startsWith("TICK")).isEqualTo(emitted);
	}

	@ParameterizedTest
	@EnumSource
	@Limit("events that an actor emitted and that wait for a subscriber of this application")
	void whoIsTooSlowForThemIsToldSoAndOnlyThen(Where where) {
		follow(where, 1);
		for (int i = 0; i < 200; i++) {
			this.order.emits("TICK", Map.of("text", "x".repeat(4_000)));
			this.served.hears();
		}
		this.subscriber.subscription().request(10);
		this.served.hears();
		assertThat(this.subscriber.told()).hasSize(11)
			.allMatch((told) -> told.startsWith("TICK") || told.equals("idle"));
		for (int i = 0; i < 100; i++) {
			this.order.emits("TICK", Map.of("text", "x".repeat(4_000)));
			this.served.hears();
		}
		assertThat(this.subscriber.told()).hasSize(12).endsWith("overloaded");
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
		this.order.emits("TICK", Map.of());
		this.subscriber.subscription().request(10);
		this.served.hears();
		assertThat(this.subscriber.told()).hasSize(12);
	}

	@ParameterizedTest
	@EnumSource
	void whoWantsSnapshotsAloneIsNeverTooSlowForEvents(Where where) {
		TestSubscriber<ActorSnapshot> alone = new TestSubscriber<>();
		ref(where).snapshots().subscribe(alone);
		this.served.hears();
		for (int i = 0; i < 400; i++) {
			this.order.emits("TICK", Map.of("text", "x".repeat(4_000)));
			this.served.hears();
		}
		this.order.goesTo("paid", Map.of());
		this.served.hears();
		alone.subscription().request(10);
		this.served.hears();
		assertThat(alone.told()).containsExactly("paid");
	}

	@ParameterizedTest
	@EnumSource
	void whoHasCancelledIsToldNothingMore(Where where) {
		follow(where, Long.MAX_VALUE);
		this.subscriber.subscription().cancel();
		this.order.emits("PAID", Map.of());
		this.order.goesTo("paid", Map.of());
		this.served.hears();
		assertThat(this.subscriber.told()).containsExactly("idle");
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
	}

	@Test
	void itFailsWhenThePeerIsLost() {
		follow(Where.REMOTE, Long.MAX_VALUE);
		this.order.emits("PAID", Map.of());
		this.served.hears();
		this.served.end();
		assertThat(this.subscriber.told()).containsExactly("idle", "PAID{}", "peer-lost");
	}

	@Test
	void ofAnActorThatInspectionDoesNotShowItIsToldWhatItComesToAndNotWhatItEmits() {
		HeldActor secret = this.served.actor("secret");
		this.served.local("secret").updates().subscribe(this.subscriber);
		this.served.hears();
		this.subscriber.subscription().request(10);
		this.served.hears();
		secret.emits("PAID", Map.of());
		secret.goesTo("open", Map.of());
		this.served.hears();
		assertThat(this.subscriber.told()).containsExactly("idle", "open");
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "{}", "{\"type\":\"\"}", "{\"type\":7}", "[]" })
	void anEventThatIsNoneEndsTheSubscription(String event) {
		follow(Where.REMOTE, Long.MAX_VALUE);
		this.served.answers("{\"type\":\"emitted\",\"id\":1,\"event\":" + event + "}");
		assertThat(this.subscriber.told()).containsExactly("idle", "bad-event");
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
	}

	@Test
	void whatAnEventCarriesIsAPlainTree() {
		follow(Where.REMOTE, Long.MAX_VALUE);
		this.order.emits("PAID", Map.of("by", List.of(Map.of("card", true)), "password", "hunter2"));
		this.served.hears();
		assertThat(this.subscriber.told()).last().asString().contains("by=[{card=true}]").contains("password=******");
	}

	private ActorRef ref(Where where) {
		return (where == Where.LOCAL) ? this.served.local("order") : this.served.remote("@order");
	}

	private void follow(Where where, long wanted) {
		ref(where).updates().subscribe(this.subscriber);
		this.served.hears();
		this.subscriber.subscription().request(wanted);
		this.served.hears();
	}

	private enum Where {

		LOCAL, REMOTE

	}

}
