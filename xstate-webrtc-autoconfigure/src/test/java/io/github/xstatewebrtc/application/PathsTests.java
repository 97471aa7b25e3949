package io.github.xstatewebrtc.application;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.statemachine.StateMachine;

/**
 * Applications that differ in their properties.
 */
@ExtendWith(OutputCaptureExtension.class)
class PathsTests {

	@RegisterExtension
	final Applications applications = new Applications();

	@ParameterizedTest
	@ValueSource(strings = { "", "server.servlet.context-path=/shop", "spring.mvc.servlet.path=/api",
			"server.servlet.context-path=/shop spring.mvc.servlet.path=/api/v1 xstate.webrtc.base-path=/state/charts",
			"spring.web.resources.add-mappings=false", "spring.mvc.pathmatch.matching-strategy=ant_path_matcher",
			"spring.main.lazy-initialization=true", "spring.threads.virtual.enabled=true" })
	void servesTheOneWhoFollowsTheLog(String properties, CapturedOutput log) throws Exception {
		String[] set = properties.isEmpty() ? new String[0] : properties.split(" ");
		ConfigurableApplicationContext context = this.applications.start(Application.class, set);
		context.getBean(StateMachine.class);
		Visitor.following(log).isServed("door", "closed");
	}

	@PlainApplication
	static class Application {

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

}
