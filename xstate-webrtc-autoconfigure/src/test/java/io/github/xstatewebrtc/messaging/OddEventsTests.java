package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The application sends another peer's actor what no message can carry.
 */
class OddEventsTests {

	private static final Duration TIME = Duration.ofSeconds(2);

	private final ServedActors served = new ServedActors();

	private final HeldActor order = this.served.actor("order");

	private final ActorRef ref = this.served.remote("@order");

	@ParameterizedTest
	@MethodSource
	void thatCannotBeCarried(Map<String, Object> payload) {
		ActorEvent event = ActorEvent.of("PAY", payload);
		assertIsBad(this.ref.ask(event, TIME));
		assertIsBad(this.ref.send(event));
		CompletionStage<ActorReply> next = this.ref.ask(ActorEvent.of("PAY"), TIME);
		this.served.hears();
		assertThat(this.order.events().waiting()).as("the link is well").isOne();
		assertThat(next.toCompletableFuture()).isNotDone();
	}

	static Stream<Map<String, Object>> thatCannotBeCarried() {
		Map<String, Object> circle = new HashMap<>();
		circle.put("self", circle);
		Object deep = "deep";
		for (int i = 0; i < 62; i++) {
			deep = List.of(deep);
		}
		return Stream.of(circle, Map.of("deep", deep), Map.of("large", "x".repeat(2 * 1024 * 1024)),
				Map.of("broken", new Broken()));
	}

	@Test
	void isSentAsItWasWhenItWasAsked() {
		List<String> items = new ArrayList<>(List.of("tea"));
		Map<String, Object> payload = new HashMap<>(Map.of("items", items));
		this.served.cut();
		CompletionStage<ActorReply> reply = this.ref.ask(ActorEvent.of("PAY", payload), TIME);
		items.add("cake");
		payload.put("more", items);
		this.served.connect();
		this.served.hears();
		this.order.events().take();
		assertThat(this.order.events().payloads()).containsExactly(Map.of("items", List.of("tea")));
		assertThat(reply.toCompletableFuture()).isNotDone();
	}

	private void assertIsBad(CompletionStage<?> stage) {
		this.served.hears();
		CompletionException failed = catchThrowableOfType(CompletionException.class,
				() -> stage.toCompletableFuture().getNow(null));
		assertThat(failed.getCause()).isInstanceOfSatisfying(ActorException.class,
				(failure) -> assertThat(failure.code()).isEqualTo("bad-event"));
		assertThat(this.order.events().waiting()).isZero();
	}

	/** A bean whose getter fails. */
	public static final class Broken {

		public String getName() {
			return List.<String>of().get(0);
		}

	}

}
