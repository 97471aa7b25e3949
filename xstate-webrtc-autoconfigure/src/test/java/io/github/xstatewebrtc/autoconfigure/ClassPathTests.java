package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application starts without what the starter does not bring along.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClassPathTests {

	@Test
	void aWarNeedsNoWebServerOfBoots(CapturedOutput output) throws Exception {
		List<String> beans = NarrowedClassPath.call(StartedWar.class, "spring-boot-web-server", "spring-boot-tomcat",
				"tomcat-embed-core");
		assertThat(beans).contains("xstateSignalingHub", "xstatePageHandlerMapping", "xstateLocalPeer");
		assertThat(output).contains("Statecharts can be watched at /shop/xstate/ on the server that runs this"
				+ " application, from this machine only");
	}

	@Test
	void withoutWebSocketsInTheContainerTheHubIsOff() throws Exception {
		assertThat(NarrowedClassPath.call(StartedWar.class, "tomcat-embed-websocket")).contains("xstateActorSystem")
			.doesNotContain("xstateSignalingHub", "xstatePageAnnouncement", "xstateLocalPeer");
	}

	@Test
	void withoutSpringStatemachineNothingFails() throws Exception {
		assertThat(NarrowedClassPath.call(StartedWar.class, "spring-statemachine-core"))
			.contains("xstateLocalPeer", "xstatePageAnnouncement")
			.doesNotContain("xstateStateMachineDetector", "xstateLateStateMachines");
	}

	@Test
	void metersAndHealthNeedNoActuator() throws Exception {
		assertThat(
				NarrowedClassPath.call(StartedWar.class, "spring-boot-actuator", "spring-boot-actuator-autoconfigure"))
			.contains("xstateWebRtcMetrics", "xstateWebrtcHealthIndicator")
			.doesNotContain("xstatePeersEndpoint", "xstateActorsEndpoint");
	}

	@Test
	void withoutMicrometerAndHealthNothingFails() throws Exception {
		assertThat(NarrowedClassPath.call(StartedWar.class, "spring-boot-actuator",
				"spring-boot-actuator-autoconfigure", "spring-boot-health", "micrometer-core",
				"spring-boot-micrometer-metrics", "spring-boot-micrometer-observation"))
			.contains("xstateLocalPeer")
			.doesNotContain("xstateWebRtcMetrics", "xstateWebrtcHealthIndicator");
	}

	@Test
	void withoutSpringSecurityTheContainersLogInsCount() throws Exception {
		List<String> answers = NarrowedClassPath.call(ContainerLogIn.class, "spring-security-.*",
				"spring-boot-security.*", "nimbus-jose-jwt");
		assertThat(answers.get(0)).isEqualTo("200");
		assertThat(answers.get(1)).contains("\"joined\"", "\"inspect\"");
		assertThat(answers.get(2)).isEqualTo("200");
		assertThat(answers.get(3)).contains("\"forbidden\"", "xstate.webrtc.permissions.inspect");
	}

	@Test
	void springSecurityNeedsNoOAuth2() throws Exception {
		List<String> answers = NarrowedClassPath.call(ContainerLogIn.class, "spring-security-oauth2-.*",
				"spring-boot-security-oauth2-.*", "nimbus-jose-jwt");
		assertThat(answers.get(1)).contains("\"joined\"");
	}

}
