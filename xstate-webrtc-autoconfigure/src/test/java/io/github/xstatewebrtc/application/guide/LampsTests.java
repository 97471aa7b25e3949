package io.github.xstatewebrtc.application.guide;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

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

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Lamps.class)
	static class Application {

		@Bean
		EnumStatechart<Light, Press> hall() {
			return EnumStatechart.of(Light.OFF, Press.class,
					(state, event) -> (state == Light.OFF) ? Light.ON : Light.OFF);
		}

	}

	enum Light {

		OFF, ON

	}

	enum Press {

		PRESS

	}

}
