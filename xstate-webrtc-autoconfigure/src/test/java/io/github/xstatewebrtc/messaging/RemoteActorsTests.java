package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.actors.Origin;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * One JVM asks the actors of another, over a link that may fail.
 */
class RemoteActorsTests {

	private static final ActorEvent PAY = ActorEvent.of("PAY", Map.of("amount", 10));

	private static final Duration TIME = Duration.ofSeconds(2);

	private final ServedActors served = new ServedActors();

	private final HeldActor order = this.served.actor("order");

	private final ActorRef ref = this.served.remote("@order");

	@Test
	void anEventIsSentWithWhatItCarries() {
		CompletionStage<@Nullable Void> sent = this.ref.send(PAY);
		this.served.hears();
		assertThat(sent.toCompletableFuture()).isCompleted();
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(this.order.events().seen()).containsExactly("PAY");
		assertThat(this.order.events().payloads()).containsExactly(Map.of("amount", 10));
	}

	@Test
	void anAskEndsWithWhatTheActorDid() {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.hears();
		HeldEvents.Held event = this.order.events().take();
		this.order.goesTo("paid", Map.of("amount", 10));
		event.receipt().complete(Receipt.ACCEPTED);
		this.served.hears();
		assertThat(reply).isCompletedWithValueMatching(ActorReply::accepted);
		assertThat(reply.toCompletableFuture().join().snapshot()).satisfies((snapshot) -> {
			assertThat(snapshot.value()).isEqualTo("paid");
			assertThat(snapshot.context()).isEqualTo(Map.of("amount", 10));
		});
		CompletionStage<ActorReply> refused = this.ref.ask(PAY, TIME);
		this.served.hears();
		this.order.events().deal(Receipt.refused("No transition"));
		this.served.hears();
		assertThat(refused.toCompletableFuture().join().accepted()).isFalse();
		assertThat(refused.toCompletableFuture().join().reason()).isEqualTo("No transition");
		assertThat(this.served.totals().ignored()).as("nothing is said that nobody wants").isZero();
	}

	@Test
	void anAskThatIsNotAllowedFailsWithTheCode() {
		this.served.permit(EnumSet.of(Permission.INSPECT));
		assertThat(code(this.ref.ask(PAY, TIME))).isEqualTo("forbidden");
		assertThat(code(this.served.remote("@nobody").watch())).isEqualTo("no-such-actor");
		assertThat(code(this.served.remote("@nobody").snapshot())).isEqualTo("no-such-actor");
	}

	@Test
	void anAskThatIsNotAnsweredFailsByItself() {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.hears();
		this.served.cut();
		this.served.pass(Duration.ofSeconds(2));
		assertThat(code(reply)).isEqualTo("timeout");
	}

	@Test
	void anAskThatExpiredBeforeItCouldGoIsNeverDelivered() {
		this.served.cut();
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.pass(Duration.ofSeconds(3));
		assertThat(code(reply)).isEqualTo("timeout");
		this.served.connect();
		this.served.hears();
		assertThat(this.order.events().waiting()).isZero();
		assertThat(this.served.totals().ignored()).as("void").isOne();
	}

	@Test
	void anAskThatGoesLateSaysHowMuchTimeIsLeft() {
		this.served.cut();
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.pass(Duration.ofMillis(1_500));
		this.served.connect();
		this.served.pass(Duration.ofMillis(100));
		assertThat(this.served.totals().open(QuestionKind.ASK)).isOne();
		this.served.pass(Duration.ofMillis(600));
		assertThat(this.served.totals().failures(FailureCode.TIMEOUT)).as("the other side gave up too").isOne();
		assertThat(code(reply)).isEqualTo("timeout");
	}

	@Test
	void anAskIsTakenBackByCancellingIt() {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.hears();
		reply.toCompletableFuture().cancel(false);
		this.served.hears();
		this.order.events().deal(Receipt.ACCEPTED);
		assertThat(this.order.events().seen()).isEmpty();
		assertThat(this.served.totals().failures(FailureCode.CANCELLED)).isOne();
	}

	@Test
	void everythingFailsWhenThePeerIsLost() {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		CompletionStage<ActorStatus> watch = this.ref.watch();
		TestSubscriber<ActorSnapshot> subscriber = subscribe(this.ref);
		subscriber.subscription().request(10);
		this.served.hears();
		this.served.end();
		assertThat(code(reply)).isEqualTo("peer-lost");
		assertThat(code(watch)).isEqualTo("peer-lost");
		assertThat(subscriber.told()).containsExactly("idle", "peer-lost");
		assertThat(code(this.ref.send(PAY))).isEqualTo("peer-lost");
		assertThat(code(this.ref.ask(PAY, TIME))).isEqualTo("peer-lost");
	}

	@Test
	void everythingFailsWhenTheOtherPeerHasLostItsState() {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		CompletionStage<ActorStatus> watch = this.ref.watch();
		this.served.hears();
		this.served.servedStartsAnew();
		this.served.hears();
		assertThat(code(reply)).isEqualTo("peer-lost");
		assertThat(code(watch)).isEqualTo("peer-lost");
	}

	@Test
	void aWatchEndsWithTheStatusAlsoAfterACut() {
		CompletionStage<ActorStatus> watch = this.ref.watch();
		this.served.hears();
		this.served.cut();
		this.order.stops(ActorStatus.DONE, null);
		this.served.connect();
		this.served.hears();
		assertThat(watch).isCompletedWithValue(ActorStatus.DONE);
	}

	@Test
	void theSnapshotIsTheNewestAndNothingIsLeftBehind() {
		CompletionStage<?> snapshot = this.ref.snapshot().thenApply((found) -> found.value());
		this.served.hears();
		assertThat(snapshot.toCompletableFuture().join()).isEqualTo("idle");
		this.served.hears();
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
	}

	@Test
	void aSubscriberGetsTheNewestWheneverItAsks() {
		TestSubscriber<ActorSnapshot> subscriber = subscribe(this.ref);
		this.order.goesTo("a", Map.of());
		this.served.hears();
		this.order.goesTo("b", Map.of());
		this.served.hears();
		assertThat(subscriber.told()).isEmpty();
		subscriber.subscription().request(1);
		this.served.hears();
		assertThat(subscriber.told()).containsExactly("b");
		this.order.goesTo("c", Map.of());
		this.order.stops(ActorStatus.DONE, null);
		this.served.hears();
		assertThat(subscriber.told()).containsExactly("b");
		subscriber.subscription().request(5);
		this.served.hears();
		assertThat(subscriber.told()).containsExactly("b", "over", "complete");
	}

	@Test
	void whoHasCancelledIsToldNothingMore() {
		TestSubscriber<ActorSnapshot> subscriber = subscribe(this.ref);
		subscriber.subscription().request(Long.MAX_VALUE);
		this.served.hears();
		subscriber.subscription().cancel();
		this.order.goesTo("a", Map.of());
		this.served.hears();
		assertThat(subscriber.told()).containsExactly("idle");
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
	}

	@Test
	void whoRequestsNothingIsToldThatThisIsWrong() {
		TestSubscriber<ActorSnapshot> subscriber = subscribe(this.ref);
		subscriber.subscription().request(0);
		this.served.hears();
		assertThat(subscriber.told()).singleElement().asString().contains("At least one");
	}

	@Test
	void theActorsAreListed() {
		CompletableFuture<List<ActorEntry>> actors = this.served.asked().actors(new ActorQuery("*", null, null));
		this.served.hears();
		assertThat(actors.join()).extracting(ActorEntry::systemId)
			.containsExactlyInAnyOrder("order", "ledger", "vault");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"type\":\"reply\",\"id\":1,\"accepted\":\"yes\"}",
			"{\"type\":\"reply\",\"id\":1,\"snapshot\":7}", "{\"type\":\"complete\",\"id\":1,\"status\":\"done\"}",
			"{\"type\":\"snapshot\",\"id\":1,\"snapshot\":{}}", "{\"type\":\"listed\",\"id\":1}",
			"{\"type\":\"failure\",\"id\":1,\"code\":7}",
			"{\"type\":\"actor\",\"id\":1,\"change\":\"x\",\"actor\":[]}" })
	void anAnswerThatIsNoneFailsTheQuestion(String answer) {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.hears();
		this.served.answers(answer);
		assertThat(code(reply)).isEqualTo("bad-event");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"type\":\"reply\",\"id\":99,\"accepted\":true}", "{\"type\":\"reply\"}",
			"{\"type\":\"failure\",\"id\":99,\"code\":\"timeout\"}", "{\"type\":\"dead-letter\"}",
			"{\"type\":\"dead-letter\",\"code\":\"overloaded\",\"to\":\"@order\",\"count\":7}" })
	void anAnswerToNoQuestionChangesNothing(String answer) {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.hears();
		this.served.answers(answer);
		assertThat(reply.toCompletableFuture()).isNotDone();
	}

	@Test
	void aCodeOfTheFutureEndsTheQuestionToo() {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.hears();
		this.served.answers("{\"type\":\"failure\",\"id\":1,\"code\":\"teleported\",\"message\":\"Gone.\"}");
		assertThat(code(reply)).isEqualTo("not-accepted");
	}

	@Test
	@Limit("questions of this application that are open at one peer")
	void tooManyQuestionsAtOnceFailHere() {
		RemoteActors asked = this.served.asked();
		for (int i = 0; i < OwnQuestions.MOST; i++) {
			assertThat(asked.watch("@order")).isNotDone();
		}
		assertThat(code(asked.ask("@order", PAY, Origin.UNKNOWN, TIME))).isEqualTo("overloaded");
	}

	@Test
	void anAskWaitsAMillisecondAtLeastAndFiveMinutesAtMost() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.ref.ask(PAY, Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> this.ref.ask(PAY, Duration.ofMinutes(6)));
	}

	private TestSubscriber<ActorSnapshot> subscribe(ActorRef actor) {
		TestSubscriber<ActorSnapshot> subscriber = new TestSubscriber<>();
		actor.snapshots().subscribe(subscriber);
		this.served.hears();
		return subscriber;
	}

	private String code(CompletionStage<?> stage) {
		this.served.hears();
		try {
			throw new AssertionError("It did not fail: " + stage.toCompletableFuture().getNow(null));
		}
		catch (CompletionException ex) {
			assertThat(ex.getCause()).isInstanceOf(ActorException.class);
			return ((ActorException) ex.getCause()).code();
		}
	}

}
