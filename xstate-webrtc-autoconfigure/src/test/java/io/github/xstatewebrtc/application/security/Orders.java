package io.github.xstatewebrtc.application.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;

/**
 * An order that is never done.
 */
@Configuration(proxyBeanMethods = false)
class Orders {

	private static final long PAUSE = 150;

	@Bean
	StateMachine<String, String> order() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("order").autoStartup(true);
		builder.configureStates()
			.withStates()
			.initial("PLACED", (context) -> context.getExtendedState().getVariables().put("customer", "Ada"))
			.state("PAID")
			.state("SENT");
		after(builder.configureTransitions(), "PLACED", "PAID");
		after(builder.configureTransitions(), "PAID", "SENT");
		after(builder.configureTransitions(), "SENT", "PLACED");
		return builder.build();
	}

	private static void after(StateMachineTransitionConfigurer<String, String> transitions, String from, String to)
			throws Exception {
		transitions.withExternal().source(from).target(to).timer(PAUSE);
	}

}
