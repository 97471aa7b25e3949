package io.github.xstatewebrtc.inspection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import tools.jackson.core.SerializableString;

import io.github.xstatewebrtc.actor.capture.CaptureLimits;
import io.github.xstatewebrtc.actor.capture.Redaction;
import io.github.xstatewebrtc.actor.capture.ValueCapture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often definitions are made and held.
 */
class EncodedDefinitionsTests {

	private final Probe probe = Probe.withHistory(200);

	@Test
	void aDefinitionIsMadeOnceForAnActor() {
		AtomicInteger made = new AtomicInteger();
		for (int i = 0; i < 3; i++) {
			this.probe.actor("order" + i, () -> {
				made.incrementAndGet();
				return Map.of("id", "order");
			});
		}
		for (int i = 0; i < 4; i++) {
			assertThat(Probe.messages(this.probe.watch(Probe.EVERYTHING)).subList(0, 3))
				.allSatisfy((actor) -> assertThat(actor.path("definition").asString()).isEqualTo("{\"id\":\"order\"}"));
		}
		assertThat(made).hasValue(3);
	}

	@Test
	void actorsOfTheSameDefinitionShareItsText() {
		EncodedDefinitions definitions = new EncodedDefinitions(
				new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), true));
		SerializableString one = definitions.of(this.probe.actor("one", Map.of("id", "order")));
		assertThat(one).isNotNull().isSameAs(definitions.of(this.probe.actor("two", Map.of("id", "order"))));
		assertThat(definitions.of(this.probe.actor("three", Map.of("id", "cart")))).isNotNull().isNotSameAs(one);
	}

	@Test
	void aDefinitionThatCannotBeMadeIsNotTriedAgain() {
		AtomicInteger tried = new AtomicInteger();
		this.probe.actor("order", () -> {
			tried.incrementAndGet();
			throw new IllegalStateException("no definition");
		});
		for (int i = 0; i < 3; i++) {
			assertThat(Probe.messages(this.probe.watch(Probe.EVERYTHING)).get(0).has("definition")).isFalse();
		}
		assertThat(tried).hasValue(1);
	}

	@Test
	void nothingMoreIsEncodedForAWatcherThatIsClosed() {
		AtomicInteger made = new AtomicInteger();
		for (int i = 0; i < 50; i++) {
			this.probe.actor("order" + i, () -> Map.of("n", made.incrementAndGet()));
		}
		AtomicReference<Watcher> watcher = new AtomicReference<>();
		watcher.set(this.probe.bridge.watch(Probe.EVERYTHING, Audience.VALUES,
				() -> Objects.requireNonNull(watcher.get()).close()));
		this.probe.run();
		assertThat(made).hasValue(1);
	}

}
