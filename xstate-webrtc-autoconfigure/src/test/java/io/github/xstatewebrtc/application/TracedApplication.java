package io.github.xstatewebrtc.application;

import java.time.Duration;
import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorSystem;

/**
 * A till that has what it is paid booked by a ledger, in an action, with Boot's
 * OpenTelemetry starter, and spans that are kept.
 */
@PlainApplication
public final class TracedApplication {

	private TracedApplication() {
	}

	public static void main(String[] arguments) {
		SpringApplication.run(TracedApplication.class, arguments);
	}

	@Bean
	StateMachine<String, String> till(ObjectProvider<ActorSystem> actors) throws Exception {
		return machine("PAY",
				(transition) -> actors.getObject()
					.findAny(ActorPattern.named("ledger"), Duration.ofSeconds(5))
					.toCompletableFuture()
					.join()
					.send(ActorEvent.of("BOOK")));
	}

	@Bean
	StateMachine<String, String> ledger() throws Exception {
		return machine("BOOK", (transition) -> {
		});
	}

	private static StateMachine<String, String> machine(String event, Action<String, String> action) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("").autoStartup(true);
		builder.configureStates().withStates().initial("open").state("done");
		builder.configureTransitions().withExternal().source("open").target("done").event(event).action(action);
		return builder.build();
	}

	// Not a bean of its own: Boot would export every span to it once more, in batches.
	@Bean
	SpanProcessor spanProcessor(Spans spans) {
		return SimpleSpanProcessor.create(spans.exporter);
	}

	/**
	 * Tells the spans of the messages.
	 */
	@RestController
	public static class Spans {

		private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

		List<SpanData> finished() {
			return this.exporter.getFinishedSpanItems();
		}

		@GetMapping("/spans")
		public List<Span> all() {
			return finished().stream()
				.filter((span) -> span.getAttributes().get(AttributeKey.stringKey("xstate.operation")) != null)
				.map(Span::of)
				.toList();
		}

	}

	/**
	 * A span.
	 */
	public record Span(String name, String kind, String traceId, String id, String parentId, String outcome) {

		static Span of(SpanData span) {
			return new Span(span.getName(), span.getKind().name(), span.getTraceId(), span.getSpanId(),
					span.getParentSpanId(),
					String.valueOf(span.getAttributes().get(AttributeKey.stringKey("xstate.outcome"))));
		}

	}

}
