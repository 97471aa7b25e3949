package io.github.xstatewebrtc.application;

import java.net.URI;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.statemachine.StateMachine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a port of its own for Actuator.
 */
@ExtendWith(OutputCaptureExtension.class)
class ManagementPortTests {

	@RegisterExtension
	final Applications applications = new Applications();

	@ParameterizedTest
	@CsvSource({ "/, actuator", "/manage, manage/actuator" })
	void thePageIsOnTheApplicationsPortAndTheEndpointsOnTheOther(String basePath, String actuator, CapturedOutput log)
			throws Exception {
		ConfigurableApplicationContext context = this.applications.start(Application.class, "management.server.port=0",
				"management.server.base-path=" + basePath, "management.endpoints.web.exposure.include=*");
		assertThat(Visitor.all(log)).hasSize(1);
		Visitor visitor = Visitor.following(log);
		visitor.isServed("door", "closed");
		URI management = URI.create("http://localhost:"
				+ context.getEnvironment().getRequiredProperty("local.management.port") + "/" + actuator + "/");
		assertThat(management.getPort()).isNotEqualTo(visitor.page().getPort());
		assertThat(visitor.get(management.resolve("xstateactors").toString()).body()).contains("\"door\"");
		assertThat(visitor.get(management.resolve("health").toString()).statusCode()).isEqualTo(200);
		assertThat(visitor.get(management.resolve("mappings").toString()).body()).contains("/xstate/signaling");
		assertThat(visitor.get("/" + actuator + "/xstateactors").statusCode()).isEqualTo(404);
		for (String path : new String[] { "/xstate/", basePath + "/xstate/", "/xstate/config.json" }) {
			assertThat(visitor.get(management.resolve(path.replace("//", "/")).toString()).statusCode()).isEqualTo(404);
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
