package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.FoundActors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Actors are looked for where peers are silent, over real connections.
 */
class ActorSearchTests {

	private static final Duration SHORT = Duration.ofSeconds(3);

	/** Longer than any test may take. */
	private static final Duration LONG = Duration.ofMinutes(5);

	@RegisterExtension
	final ActorNodes nodes = new ActorNodes();

	private final ActorNode shop = this.nodes.shop();

	private final ActorNode till = this.nodes.till();

	static List<@Nullable Duration> absurd() {
		return Arrays.asList(null, Duration.ZERO, Duration.ofMillis(-1), Duration.ofNanos(1), Duration.ofMinutes(6),
				Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE));
	}

	@Test
	void whoDoesNotAnswerIsNamedBesideWhatOthersHave() {
		try (TestInspector silent = this.nodes.silent()) {
			FoundActors found = ActorNode.join(this.till.actors().find(ActorPattern.named("lamp"), SHORT));
			assertThat(found.actors()).extracting((actor) -> actor.address().peerId())
				.containsExactly(id(this.till), id(this.shop));
			assertThat(found.isComplete()).isFalse();
			assertThat(found.unanswered()).singleElement().satisfies((missing) -> {
				assertThat(missing.peerId()).isEqualTo(silent.peerId());
				assertThat(missing.name()).isEqualTo("inspector");
				assertThat(missing.channel()).isEqualTo("orders");
				assertThat(missing.failure().code()).isEqualTo("timeout");
			});
		}
	}

	@Test
	void whoeverHasTheActorIsEnoughAndNobodyWaitsForTheSilent() {
		this.shop.asksInACircle(this.till);
		try (TestInspector silent = this.nodes.silent()) {
			ActorRef found = ActorNode.join(this.till.actors().findAny(ActorPattern.named("circle"), LONG));
			assertThat(found.address().peerId()).isEqualTo(id(this.shop)).isNotEqualTo(silent.peerId());
			assertThat(ActorNode.join(this.till.actors().findAny(ActorPattern.named("lamp"), LONG)).address().peerId())
				.as("its own first")
				.isEqualTo(id(this.till));
		}
	}

	@Test
	void whatNobodyHasIsToldFromWhatTheSilentMayHave() {
		assertThat(ActorNode.code(this.till.actors().findAny(ActorPattern.named("nothing"), LONG)))
			.isEqualTo("no-such-actor");
		try (TestInspector silent = this.nodes.silent()) {
			assertThat(silent.peerId()).isNotNull();
			assertThat(ActorNode.code(this.till.actors().findAny(ActorPattern.named("nothing"), SHORT)))
				.isEqualTo("timeout");
		}
	}

	@Test
	void aSearchThatIsCancelledIsOver() {
		try (TestInspector silent = this.nodes.silent()) {
			CompletionStage<ActorRef> any = this.till.actors().findAny(ActorPattern.named("nothing"), LONG);
			CompletionStage<FoundActors> all = this.till.actors().find(ActorPattern.named("nothing"), LONG);
			assertThat(any.toCompletableFuture()).isNotDone();
			any.toCompletableFuture().cancel(false);
			all.toCompletableFuture().cancel(false);
			assertThat(any.toCompletableFuture()).isCancelled();
			assertThat(all.toCompletableFuture()).isCancelled();
			assertThat(silent.peerId()).isNotNull();
		}
	}

	@ParameterizedTest
	@MethodSource("absurd")
	@SuppressWarnings("NullAway")
	void aSearchTakesAMillisecondAtLeastAndFiveMinutesAtMost(@Nullable Duration within) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.till.actors().find(ActorPattern.any(), within))
			.withMessageContaining("between a millisecond and 5 minutes, not " + within);
		assertThatIllegalArgumentException().isThrownBy(() -> this.till.actors().findAny(ActorPattern.any(), within));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.shop.at(this.till, "@lamp").ask(ActorEvent.of("PRESS"), within));
	}

	@Test
	@SuppressWarnings("NullAway")
	void whatIsLookedForHasAName() {
		assertThatIllegalArgumentException().isThrownBy(() -> ActorPattern.named(""))
			.withMessageContaining("1 to 256 characters");
		assertThatIllegalArgumentException().isThrownBy(() -> ActorPattern.ofKind("x".repeat(257)));
		assertThatNullPointerException().isThrownBy(() -> this.till.actors().find(null, SHORT))
			.withMessage("A pattern is needed");
	}

	private static String id(ActorNode node) {
		return String.valueOf(node.peer().peerIds().get("orders"));
	}

}
