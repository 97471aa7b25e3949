package io.github.xstatewebrtc.application;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications of several contexts.
 */
@ExtendWith(OutputCaptureExtension.class)
class ContextHierarchyTests {

	@Test
	void aParentsStatechartsAreSeenInAWebChildsPage(CapturedOutput log) throws Exception {
		try (ConfigurableApplicationContext parent = parent(Statecharts.class);
				ConfigurableApplicationContext child = child(parent, Web.class)) {
			Visitor.following(log).isServed("door", "closed");
		}
	}

	@Test
	void whatAParentStartsLaterIsSeenToo(CapturedOutput log) throws Exception {
		try (ConfigurableApplicationContext parent = parent(TurnstileFactory.class);
				ConfigurableApplicationContext child = child(parent, Web.class)) {
			StateMachineFactory<?, ?> factory = parent.getBean(StateMachineFactory.class);
			factory.getStateMachine("turnstile-7").startReactively().block();
			Visitor.following(log).isServed("turnstile-7", "LOCKED");
		}
	}

	@Test
	void aParentOutlivesItsChildAndHoldsNothingOfIt(CapturedOutput log) throws Exception {
		try (ConfigurableApplicationContext parent = parent(TurnstileFactory.class)) {
			for (int i = 0; i < 2; i++) {
				child(parent, Web.class).close();
			}
			StateMachineFactory<?, ?> factory = parent.getBean(StateMachineFactory.class);
			factory.getStateMachine("turnstile-7").startReactively().block();
			try (ConfigurableApplicationContext child = child(parent, Web.class)) {
				factory.getStateMachine("turnstile-8").startReactively().block();
				Visitor.following(log).isServed("turnstile-8", "LOCKED");
			}
			assertThat(log).doesNotContain("ERROR");
		}
	}

	@Test
	void aParentWithAutoConfigurationOfItsOwnSharesItsActors(CapturedOutput log) throws Exception {
		try (ConfigurableApplicationContext parent = parent(Everything.class);
				ConfigurableApplicationContext child = child(parent, WebWithGate.class)) {
			Visitor visitor = Visitor.following(log);
			visitor.isServed("door", "closed");
			visitor.sees("gate", "closed");
			assertThat(Visitor.all(log)).hasSize(1);
		}
	}

	@Test
	void siblingsHaveAPageEach(CapturedOutput log) throws Exception {
		try (ConfigurableApplicationContext parent = parent(Statecharts.class);
				ConfigurableApplicationContext one = child(parent, Web.class);
				ConfigurableApplicationContext two = child(parent, WebWithGate.class)) {
			assertThat(Visitor.all(log)).hasSize(2);
			Visitor.all(log).get(0).isServed("door", "closed");
			Visitor.all(log).get(1).sees("door", "closed");
			one.close();
			Visitor.all(log).get(1).isServed("gate", "closed");
		}
	}

	private static ConfigurableApplicationContext parent(Class<?> source) {
		return new SpringApplicationBuilder(source).web(WebApplicationType.NONE).run(Started.arguments());
	}

	private static ConfigurableApplicationContext child(ConfigurableApplicationContext parent, Class<?> source) {
		return new SpringApplicationBuilder(source).parent(parent)
			.web(WebApplicationType.SERVLET)
			.run(Started.arguments());
	}

	@Configuration(proxyBeanMethods = false)
	static class Statecharts {

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

	@PlainApplication
	static class Everything extends Statecharts {

	}

	@PlainApplication
	static class Web {

	}

	@PlainApplication
	static class WebWithGate {

		@Bean
		StateMachine<String, String> gate() {
			return Doors.door();
		}

	}

}
