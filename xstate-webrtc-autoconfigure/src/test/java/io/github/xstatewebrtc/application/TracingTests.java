package io.github.xstatewebrtc.application;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.application.TracedApplication.Span;
import io.github.xstatewebrtc.observation.ObservedMessages;
import io.github.xstatewebrtc.peer.RemoteCaller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One trace goes with the messages, over WebRTC from one peer to the other and on.
 */
class TracingTests {

	private static final Duration TIME = Duration.ofSeconds(20);

	@RegisterExtension
	final Applications applications = new Applications();

	@Test
	void oneTraceRunsFromTheClickThroughTheMachineAndOn() {
		ConfigurableApplicationContext shop = this.applications.start(TracedApplication.class,
				"management.tracing.sampling.probability=1", "xstate.webrtc.channel-labels=tills",
				"xstate.webrtc.actors.exposure.include=*");
		ObservationRegistry registry = shop.getBean(ObservationRegistry.class);
		try (RemoteCaller caller = new RemoteCaller(signaling(shop), "tills",
				new ObservedMessages(registry, null, null))) {
			Observation click = Observation.start("click", registry);
			CompletionStage<ActorReply> reply = click
				.scoped(() -> caller.find(ActorPattern.named("till")).ask(ActorEvent.of("PAY"), TIME));
			assertThat(reply.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join().accepted()).isTrue();
			click.stop();
			Map<String, Span> spans = await().until(() -> byName(shop), (told) -> told.size() == 4);
			assertThat(spans.get("ask PAY").parentId()).isEqualTo(clicked(shop).getSpanId());
			assertThat(spans.get("receive PAY").parentId()).isEqualTo(spans.get("ask PAY").id());
			assertThat(spans.get("send BOOK").parentId()).isEqualTo(spans.get("receive PAY").id());
			assertThat(spans.get("receive BOOK").parentId()).isEqualTo(spans.get("send BOOK").id());
			assertThat(spans.values()).extracting(Span::traceId).containsOnly(clicked(shop).getTraceId());
			assertThat(List.of("ask PAY", "receive PAY", "send BOOK", "receive BOOK"))
				.extracting((name) -> spans.get(name).kind() + " " + spans.get(name).outcome())
				.containsExactly("CLIENT accepted", "SERVER accepted", "PRODUCER taken", "CONSUMER accepted");
			assertThat(shop.getBean(MeterRegistry.class)
				.get("xstate.actor.received")
				.tags("xstate.operation", "ask", "xstate.outcome", "accepted", "xstate.actor.src", "till")
				.timer()
				.count()).isOne();
			for (int i = 0; i < 150; i++) {
				shop.getBean(MeterRegistry.class)
					.timer("xstate.actor.received", "xstate.actor.src", "order-" + i)
					.record(Duration.ofMillis(1));
			}
			assertThat(shop.getBean(MeterRegistry.class).find("xstate.actor.received").timers())
				.as("kinds of actors, which may be as many as there are actors")
				.extracting((timer) -> timer.getId().getTag("xstate.actor.src"))
				.hasSizeBetween(100, 105)
				.contains("till", "order-0")
				.doesNotContain("order-149");
		}
	}

	private static URI signaling(ConfigurableApplicationContext context) {
		return URI.create(
				"ws://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/xstate/signaling");
	}

	private static SpanData clicked(ConfigurableApplicationContext context) {
		return context.getBean(TracedApplication.Spans.class)
			.finished()
			.stream()
			.filter((span) -> span.getName().equals("click"))
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, Span> byName(ConfigurableApplicationContext context) {
		return context.getBean(TracedApplication.Spans.class)
			.all()
			.stream()
			.collect(Collectors.toMap(Span::name, Function.identity()));
	}

}
