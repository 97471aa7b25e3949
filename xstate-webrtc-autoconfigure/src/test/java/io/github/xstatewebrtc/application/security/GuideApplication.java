package io.github.xstatewebrtc.application.security;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.EnumSet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.github.xstatewebrtc.actor.Masked;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.JoinTokens;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * What the guide shows of an application that lets people and devices watch.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ People.class, XStateChain.class, GuideApplication.WatchTokens.class, GuideApplication.Lift.class })
public class GuideApplication {

	/**
	 * Run it.
	 * @param arguments properties
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(GuideApplication.class, arguments);
	}

	@Bean
	@Order(2)
	SecurityFilterChain application(HttpSecurity http) throws Exception {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	record Payment(String method, BigDecimal amount, @Masked String cardholder) {
	}

	@RestController
	static class WatchTokens {

		private final JoinTokens tokens;

		WatchTokens(JoinTokens tokens) {
			this.tokens = tokens;
		}

		@GetMapping("/watch-token")
		String mint(Principal user) {
			return this.tokens.mint(user.getName(), "orders", EnumSet.of(Permission.INSPECT));
		}

	}

	static class Lift {

		private final StateMachine<String, String> machine = machine();

		Lift(StatechartRegistry statecharts) {
			statecharts.register(this.machine, "lift");
			this.machine.startReactively().block();
		}

		void pay(Payment payment) {
			this.machine.getExtendedState().getVariables().put("payment", payment);
		}

		void call() {
			this.machine.sendEvent(Mono.just(MessageBuilder.withPayload("CALL").build())).blockLast();
		}

		private static StateMachine<String, String> machine() {
			try {
				StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
				builder.configureConfiguration().withConfiguration().machineId("lift");
				builder.configureStates().withStates().initial("DOWN").state("UP");
				builder.configureTransitions().withExternal().source("DOWN").target("UP").event("CALL");
				return builder.build();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
