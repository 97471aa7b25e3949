package io.github.xstatewebrtc.application;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import io.github.xstatewebrtc.actor.ActorHost;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which beans an application gets for actors, and what it is told where it gets none.
 */
@ExtendWith(OutputCaptureExtension.class)
class ActorBeansTests {

	@RegisterExtension
	final Applications applications = new Applications();

	@Test
	void whoNeedsTheActorSystemWithoutAPeerIsToldWhichPropertyTookIt(CapturedOutput output) {
		fails("xstate.webrtc.peer.enabled=false");
		assertThat(output).contains("There is no ActorSystem, as this application is no peer of its channels")
			.contains("'xstate.webrtc.peer.enabled' is false.")
			.contains("Remove 'xstate.webrtc.peer.enabled', or ask for an ObjectProvider<ActorSystem>");
	}

	@Test
	void whoNeedsTheActorSystemOutsideAWebApplicationIsToldWhatItNeeds(CapturedOutput output) {
		fails("spring.main.web-application-type=none");
		assertThat(output).contains("no peer of its channels: it needs a servlet web application")
			.contains("Start with --debug");
	}

	@Test
	void whoNeedsAHostGetsTheActorSystem() {
		var context = this.applications.start(NeedsActors.class);
		assertThat(context.getBean(ActorHost.class)).isSameAs(context.getBean(ActorSystem.class));
		assertThat(context.getBean(Needy.class).host()).isSameAs(context.getBean(ActorSystem.class));
	}

	@Test
	void anApplicationMayServeItsActorsItself() {
		var context = this.applications.start(OwnService.class);
		assertThat(context.getBeansOfType(ActorService.class)).containsOnlyKeys("own");
		assertThat(context.getBean(ActorSystem.class)).isNotNull();
	}

	private void fails(String property) {
		assertThatExceptionOfType(UnsatisfiedDependencyException.class)
			.isThrownBy(() -> this.applications.start(NeedsActors.class, property));
	}

	record Needy(ActorSystem actors, ActorHost host) {
	}

	@PlainApplication
	static class NeedsActors {

		@Bean
		Needy needy(ActorSystem actors, ActorHost anyName) {
			return new Needy(actors, anyName);
		}

	}

	@PlainApplication
	static class OwnService {

		@Bean(destroyMethod = "shutdownNow")
		ScheduledExecutorService threads() {
			return Executors.newSingleThreadScheduledExecutor();
		}

		@Bean
		ActorService own(LocalActorSystem system, ScheduledExecutorService threads) {
			return new ActorService(system, Exposure.NOTHING, null, Timers.on(threads), threads, MessageObserver.NONE);
		}

	}

}
