package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An actor of this JVM is asked as one of another is.
 */
@ExtendWith(OutputCaptureExtension.class)
class LocalActorRefTests {

	private static final ActorEvent PAY = ActorEvent.of("PAY");

	private static final Duration TIME = Duration.ofSeconds(2);

	private final ServedActors served = new ServedActors();

	private final HeldActor ledger = this.served.actor("ledger");

	private final ActorRef ref = this.served.local("ledger");

	@Test
	void itNeedsNoExposure() {
		this.ref.send(PAY);
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.ledger.events().deal(Receipt.ACCEPTED);
		HeldEvents.Held event = this.ledger.events().take();
		this.ledger.goesTo("paid", Map.of("amount", 10));
		event.receipt().complete(Receipt.ACCEPTED);
		this.served.hears();
		assertThat(reply.toCompletableFuture().join().accepted()).isTrue();
		assertThat(reply.toCompletableFuture().join().snapshot())
			.satisfies((snapshot) -> assertThat(snapshot.context()).isEqualTo(Map.of("amount", 10)));
		assertThat(this.served.totals().events(Receipt.Outcome.ACCEPTED)).as("no peer's").isZero();
	}

	@Test
	void whatWaitsWhenItsTimeIsOverIsNotDelivered() {
		CompletionStage<ActorReply> reply = this.ref.ask(PAY, TIME);
		this.served.pass(TIME);
		assertThat(reply.toCompletableFuture()).isCompletedExceptionally();
		this.ledger.events().deal(Receipt.ACCEPTED);
		assertThat(this.ledger.events().seen()).isEmpty();
	}

	@Test
	void itIsFollowedUntilItStops() {
		TestSubscriber<ActorSnapshot> subscriber = new TestSubscriber<>();
		this.ref.snapshots().subscribe(subscriber);
		CompletionStage<ActorStatus> watch = this.ref.watch();
		this.served.hears();
		subscriber.subscription().request(10);
		this.served.hears();
		this.ledger.goesTo("paid", Map.of());
		this.served.hears();
		this.ledger.stops(ActorStatus.DONE, null);
		this.served.hears();
		assertThat(subscriber.told()).containsExactly("idle", "paid", "over", "complete");
		assertThat(watch).isCompletedWithValue(ActorStatus.DONE);
		assertThat(this.ref.watch().toCompletableFuture()).isCompletedExceptionally();
		assertThat(this.ref.snapshot().toCompletableFuture()).isCompletedExceptionally();
		assertThat(this.ref.ask(PAY, TIME).toCompletableFuture()).isCompletedExceptionally();
	}

	@Test
	void oneThatIsNotShownIsFollowedByItsOwnApplication() {
		HeldActor secret = this.served.actor("secret");
		TestSubscriber<ActorSnapshot> subscriber = new TestSubscriber<>();
		TestSubscriber<ActorSnapshot> ended = new TestSubscriber<>();
		this.served.local("secret").snapshots().subscribe(subscriber);
		this.served.local("secret").snapshots().subscribe(ended);
		this.served.hears();
		subscriber.subscription().request(10);
		ended.subscription().request(1);
		this.served.hears();
		ended.subscription().cancel();
		secret.goesTo("open", Map.of());
		secret.goesTo("shut", Map.of());
		this.served.hears();
		secret.stops(ActorStatus.DONE, null);
		this.served.hears();
		assertThat(subscriber.told()).containsExactly("idle", "shut", "over", "complete");
		assertThat(ended.told()).containsExactly("idle");
		TestSubscriber<ActorSnapshot> late = new TestSubscriber<>();
		this.served.local("secret").snapshots().subscribe(late);
		this.served.hears();
		assertThat(late.told()).containsExactly("no-such-actor");
	}

	@ParameterizedTest
	@ValueSource(strings = { "OVERLOADED", "INVALID", "NOT_DELIVERED", "FAILED", "gone" })
	void whatWasSentAndDidNotReachItIsLogged(String outcome, CapturedOutput output) {
		if (outcome.equals("gone")) {
			this.ledger.stops(ActorStatus.DONE, null);
		}
		assertThat(this.ref.send(PAY)).as("as of one elsewhere").isCompletedWithValue(null);
		if (!outcome.equals("gone")) {
			Receipt receipt = new Receipt(Receipt.Outcome.valueOf(outcome), "why", null,
					outcome.equals("FAILED") ? new IllegalStateException("No coins") : null);
			this.ledger.events().deal(receipt);
		}
		String logged = switch (outcome) {
			case "OVERLOADED" -> "sent to its own actors were not delivered: to xstate://orders/p-served/";
			case "INVALID" -> "(bad-event)";
			case "FAILED" -> "No coins";
			default -> "(no-such-actor)";
		};
		assertThat(output).contains(logged);
	}

	@Test
	void itsSnapshotIsThere() {
		assertThat(this.ref.snapshot().toCompletableFuture().join().value()).isEqualTo("idle");
		assertThat(this.served.local("secret").snapshot().toCompletableFuture().join().value()).as("not shown to peers")
			.isEqualTo("idle");
	}

}
