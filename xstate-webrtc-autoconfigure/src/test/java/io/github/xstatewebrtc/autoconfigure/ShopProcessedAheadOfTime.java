package io.github.xstatewebrtc.autoconfigure;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;

import io.github.xstatewebrtc.actor.LocalActorSystem;

/**
 * An application with one statechart, which says which of them can be watched and ends.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		XStateWebRtcAutoConfiguration.class, XStateWebRtcServletAutoConfiguration.class,
		XStateWebRtcPeerAutoConfiguration.class, XStateWebRtcActuatorAutoConfiguration.class })
public class ShopProcessedAheadOfTime {

	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = SpringApplication.run(ShopProcessedAheadOfTime.class,
				arguments)) {
			context.getBean(LocalActorSystem.class)
				.actors()
				.forEach((actor) -> System.out.println("watched: " + actor.name()));
		}
	}

	@Bean
	static StateMachine<String, String> door() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("door").autoStartup(true);
		builder.configureStates().withStates().initial("closed").state("open");
		builder.configureTransitions().withExternal().source("closed").target("open").event("PUSH");
		return builder.build();
	}

}
