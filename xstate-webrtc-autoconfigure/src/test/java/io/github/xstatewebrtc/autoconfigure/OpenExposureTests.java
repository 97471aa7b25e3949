package io.github.xstatewebrtc.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import io.github.xstatewebrtc.signaling.AuthorityAuthorizer;
import io.github.xstatewebrtc.web.servlet.LoopbackGate;
import io.github.xstatewebrtc.web.servlet.OpenGate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who lets anybody make its statecharts act is told so.
 */
@ExtendWith(OutputCaptureExtension.class)
class OpenExposureTests {

	private static final AuthorityAuthorizer AUTHORITIES = new AuthorityAuthorizer(Map.of(), Set.of());

	private static final OpenGate OPEN = new OpenGate(List.of());

	@Test
	void anApplicationWarnsAtItsStart(CapturedOutput output) {
		SpringApplication
			.run(Application.class, "--server.port=0", "--server.address=127.0.0.1", "--xstate.webrtc.access=open",
					"--xstate.webrtc.actors.exposure.include=order*,cart")
			.close();
		assertThat(output).containsOnlyOnce("Everybody who can reach this application may send events to the"
				+ " statecharts that xstate.webrtc.actors.exposure.include names (order*, cart), since"
				+ " xstate.webrtc.access is 'open'. If that is not meant, set it to 'authenticated' and name in"
				+ " xstate.webrtc.permissions.send who may.");
	}

	@Test
	void whereNothingIsExposedThereIsNothingToWarnOf(CapturedOutput output) {
		new OpenExposureWarning(OPEN, AUTHORITIES, List.of()).afterSingletonsInstantiated();
		assertThat(output).doesNotContain("Everybody");
	}

	@Test
	void whereNotEverybodyIsLetInThereIsNothingToWarnOf(CapturedOutput output) {
		List<String> exposed = List.of("order");
		new OpenExposureWarning(new LoopbackGate(false), AUTHORITIES, exposed).afterSingletonsInstantiated();
		new OpenExposureWarning(OPEN, (request) -> {
			throw new AssertionError("is not asked");
		}, exposed).afterSingletonsInstantiated();
		assertThat(output).doesNotContain("Everybody");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			XStateWebRtcAutoConfiguration.class, XStateWebRtcServletAutoConfiguration.class,
			XStateWebRtcPeerAutoConfiguration.class })
	static class Application {

	}

}
