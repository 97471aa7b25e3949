package io.github.xstatewebrtc.actuate;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.messaging.ActorTotals;
import io.github.xstatewebrtc.messaging.QuestionKind;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * Meters of what other peers want of the application's actors.
 */
public class ActorMetrics implements MeterBinder {

	private static final String PREFIX = "xstate.webrtc.actors.";

	private final ActorTotals totals;

	/**
	 * Make the meters.
	 * @param totals the figures
	 */
	public ActorMetrics(ActorTotals totals) {
		this.totals = totals;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (Receipt.Outcome outcome : Receipt.Outcome.values()) {
			event(registry, word(outcome), (figures) -> figures.events(outcome));
		}
		event(registry, "denied", ActorTotals::deniedEvents);
		counter(registry, "asks", ActorTotals::replies, "Asks of peers that ended", "outcome", "reply");
		for (FailureCode code : FailureCode.values()) {
			counter(registry, "asks", (figures) -> figures.failures(code), "Asks of peers that ended", "outcome",
					code.wireName());
			counter(registry, "dead.letters", (figures) -> figures.deadLetters(code),
					"Events of peers that were not delivered, and of which they are told", "code", code.wireName());
		}
		for (QuestionKind kind : QuestionKind.values()) {
			Gauge.builder(PREFIX + "questions", this.totals, (figures) -> figures.open(kind))
				.description("Questions of peers that are open")
				.tag("kind", kind.word())
				.register(registry);
		}
		counter(registry, "ignored", ActorTotals::ignored, "Messages of peers that could not be answered");
	}

	private void event(MeterRegistry registry, String outcome, ToDoubleFunction<ActorTotals> figure) {
		counter(registry, "events", figure, "Events that peers sent to actors", "outcome", outcome);
	}

	private void counter(MeterRegistry registry, String name, ToDoubleFunction<ActorTotals> figure, String description,
			String... tags) {
		FunctionCounter.builder(PREFIX + name, this.totals, figure)
			.description(description)
			.tags(tags)
			.register(registry);
	}

	private static String word(Receipt.Outcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
