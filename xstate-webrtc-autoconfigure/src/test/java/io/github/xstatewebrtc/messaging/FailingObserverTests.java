package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.link.ManualTime;
import io.github.xstatewebrtc.protocol.actors.TraceContext;
import io.github.xstatewebrtc.statechart.OwnActors;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What observes messages is of the application: where it fails, the messages go on.
 */
class FailingObserverTests {

	@ParameterizedTest
	@ValueSource(strings = { "sending", "trace", "sent", "receiving", "enter", "leave", "received" })
	void anEventIsDeliveredAndAnsweredThoughItCannotBeObserved(String failing) {
		ManualTime time = new ManualTime();
		LocalActorSystem system = new LocalActorSystem();
		try (ActorService service = new ActorService(system, Exposure.NOTHING, null, time, time, new Failing(failing));
				OwnActors actors = new OwnActors(system, new StatechartRegistry(system, List.of()),
						new RecordReader())) {
			actors.register(ActorSpec.named("till").on("PAY", (event, self) -> "paid").build());
			CompletionStage<ActorReply> reply = service.local(new ActorAddress("orders", "p-1", "@till"))
				.ask(ActorEvent.of("PAY"), Duration.ofSeconds(5));
			await().until(() -> {
				time.run();
				return reply.toCompletableFuture().isDone();
			});
			assertThat(reply.toCompletableFuture().join().value()).isEqualTo("paid");
		}
	}

	private record Failing(
			String where) implements MessageObserver, MessageObserver.Sending, MessageObserver.Receiving {

		@Override
		public Sending sending(Operation operation, ActorAddress to, String eventType) {
			failAt("sending");
			return this;
		}

		@Override
		public Receiving receiving(Operation operation, LocalActor actor, String eventType,
				@Nullable TraceContext trace) {
			failAt("receiving");
			return this;
		}

		@Override
		public @Nullable TraceContext trace() {
			failAt("trace");
			return null;
		}

		@Override
		public void ended(@Nullable Boolean accepted, @Nullable Throwable failure) {
			failAt("sent");
		}

		@Override
		public Delivery.Scope enter() {
			failAt("enter");
			return () -> failAt("leave");
		}

		@Override
		public void ended(Receipt receipt) {
			failAt("received");
		}

		private void failAt(String place) {
			if (place.equals(this.where)) {
				throw new IllegalStateException("No metrics today: " + place);
			}
		}

	}

}
