package io.github.xstatewebrtc.application;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.statemachine.StateMachine;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has us on its class path and does not want us.
 */
@ExtendWith(OutputCaptureExtension.class)
class SwitchedOffTests {

	@RegisterExtension
	final Applications applications = new Applications();

	@Test
	void thereIsNoBeanNoMappingNoThreadAndNoWordOfOurs(CapturedOutput log) {
		List<Thread> before = threads();
		ConfigurableApplicationContext context = this.applications.start(Application.class,
				"xstate.webrtc.enabled=false");
		assertThat(context.getBean(StateMachine.class)).isNotNull();
		assertThat(Arrays.stream(context.getBeanDefinitionNames())
			.map(context::getBean)
			.map((bean) -> bean.getClass().getName())
			.filter((name) -> name.startsWith("io.github.xstatewebrtc")
					&& !name.startsWith("io.github.xstatewebrtc.application")))
			.isEmpty();
		assertThat(context.getBeansOfType(HandlerMapping.class).keySet())
			.noneMatch((name) -> name.startsWith("xstate"));
		assertThat(threads()).isSubsetOf(before);
		assertThat(log).doesNotContain("Statecharts can");
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("xstate-"))
			.toList();
	}

	@PlainApplication
	static class Application {

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

}
