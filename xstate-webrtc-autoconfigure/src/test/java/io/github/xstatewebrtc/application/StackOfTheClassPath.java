package io.github.xstatewebrtc.application;

import java.util.List;
import java.util.concurrent.Callable;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.statemachine.StateMachine;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.signaling.SignalingHub;

/**
 * Starts an application on the stack that its class path makes it have, and says which,
 * the statecharts that are known, and the hubs.
 */
public final class StackOfTheClassPath implements Callable<List<List<String>>> {

	@Override
	public List<List<String>> call() {
		SpringApplication application = new SpringApplication(Application.class);
		try (ConfigurableApplicationContext context = application.run(Applications.arguments())) {
			return List.of(List.of(String.valueOf(application.getWebApplicationType())),
					context.getBean(LocalActorSystem.class).actors().stream().map(LocalActor::name).toList(),
					List.of(context.getBeanNamesForType(SignalingHub.class)));
		}
	}

	@PlainApplication
	static class Application {

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

}
