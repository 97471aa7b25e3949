package io.github.xstatewebrtc.application.guide;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.Disposable;

import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.statechart.enums.EnumStatechart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application asks its own statecharts by the bean that finds those of others too.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "spring.application.name=lamps")
class LampsTests {

	@Test
	void aLampIsFoundAndPressed(@Autowired Lamps lamps, @Autowired LocalPeer peer,
			@Autowired EnumStatechart<Light, Press> hall) throws Exception {
		await().until(() -> !peer.peerIds().isEmpty());
		assertThat(lamps.press("hall").toCompletableFuture().get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(hall.state()).isEqualTo(Light.ON);
		assertThat(lamps.press("hall").toCompletableFuture().get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(hall.state()).isEqualTo(Light.OFF);
	}

	@Test
	void itsStatesAreSeen(@Autowired Lamps lamps, @Autowired LocalPeer peer) {
		await().until(() -> !peer.peerIds().isEmpty());
		List<Object> seen = new CopyOnWriteArrayList<>();
		Disposable subscription = lamps.states("stairs").subscribe(seen::add);
		await().until(() -> seen.equals(List.of("OFF")));
		lamps.press("stairs");
		await().until(() -> seen.equals(List.of("OFF", "ON")));
		subscription.dispose();
	}

	@Test
	void ofALampThatIsNotThereThatIsSaid(@Autowired Lamps lamps) {
		assertThat(lamps.press("attic")).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withMessageContaining("There is no such actor, here or in another peer.");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Lamps.class)
	static class Application {

		@Bean
		EnumStatechart<Light, Press> hall() {
			return EnumStatechart.of(Light.OFF, Press.class,
					(state, event) -> (state == Light.OFF) ? Light.ON : Light.OFF);
		}

		@Bean
		EnumStatechart<Light, Press> stairs() {
			return hall();
		}

	}

	enum Light {

		OFF, ON

	}

	enum Press {

		PRESS

	}

}
