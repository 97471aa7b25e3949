package io.github.xstatewebrtc.application.guide;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.peer.LocalPeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service of the guide is an actor.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "spring.application.name=lamps")
class TillTests {

	@Test
	void theTillIsAskedByItsName(@Autowired ActorSystem actors, @Autowired LocalPeer peer) throws Exception {
		await().until(() -> !peer.peerIds().isEmpty());
		ActorReply reply = actors.findAny(ActorPattern.named("till"), Duration.ofSeconds(5))
			.thenCompose((till) -> till.ask(ActorEvent.of(new Till.Pay(10, null)), Duration.ofSeconds(5)))
			.toCompletableFuture()
			.get(10, TimeUnit.SECONDS);
		assertThat(reply.value()).isEqualTo(Map.of("sum", 10));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Till.class)
	static class Application {

	}

}
