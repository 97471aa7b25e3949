package io.github.xstatewebrtc.application.guide;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcAutoConfiguration;
import io.github.xstatewebrtc.statechart.kit.Feature;
import io.github.xstatewebrtc.statechart.kit.StatechartAdapterCompatibilityKit;
import io.github.xstatewebrtc.statechart.kit.StatechartFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guide's adapter under the kit, and in an application.
 */
class TurnstileAdapterTests {

	@Test
	void aStatechartMadeByHandIsShownAsABean() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(XStateWebRtcAutoConfiguration.class))
			.withBean(TurnstileAdapter.class)
			.withBean("gate", Turnstile.class)
			.run((context) -> {
				LocalActorSystem actors = context.getBean(LocalActorSystem.class);
				context.getBean(Turnstile.class).handle(Turnstile.Event.COIN);
				assertThat(actors.actors()).singleElement().satisfies((actor) -> {
					assertThat(actor.systemId()).isEqualTo("gate");
					assertThat(actor.snapshot().value()).isEqualTo("unlocked");
				});
			});
	}

	@TestFactory
	Stream<DynamicTest> isCompatible() {
		return StatechartAdapterCompatibilityKit.of(new TurnstileAdapter(), new StatechartFixture<Turnstile>() {

			@Override
			public Set<Feature> features() {
				return Set.of();
			}

			@Override
			public Turnstile turnstile() {
				return new Turnstile();
			}

			@Override
			public void start(Turnstile turnstile) {
				// It runs from the moment it is made.
			}

			@Override
			public void fire(Turnstile turnstile, String event) {
				turnstile.handle(Turnstile.Event.valueOf(event));
			}

		}).checks().map((check) -> DynamicTest.dynamicTest(check.name(), check::run));
	}

}
