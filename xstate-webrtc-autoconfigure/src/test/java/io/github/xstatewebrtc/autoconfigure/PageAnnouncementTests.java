package io.github.xstatewebrtc.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one line at start, on a real Tomcat.
 */
@ExtendWith(OutputCaptureExtension.class)
class PageAnnouncementTests {

	@Test
	void saysWhereThePageIsAndWhoMayOpenIt(CapturedOutput output) {
		String port = start("server.servlet.context-path=/shop", "spring.mvc.servlet.path=/api/");
		assertThat(output).containsOnlyOnce("Statecharts can be watched at http://localhost:" + port
				+ "/shop/api/xstate/, from this machine only (xstate.webrtc.access=loopback)");
	}

	@Test
	void saysThatEverybodyMay(CapturedOutput output) {
		start("xstate.webrtc.access=open");
		assertThat(output).contains("/xstate/, by everybody who can reach this application");
	}

	@Test
	void saysThatNobodyMayWhereForwardingHeadersAreBelieved(CapturedOutput output) {
		start("server.forward-headers-strategy=native");
		assertThat(output).contains("/xstate/, by nobody: this application believes forwarding headers",
				"xstate.webrtc.access=open");
	}

	private static String start(String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1"));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		try (ConfigurableApplicationContext context = SpringApplication.run(Application.class,
				arguments.toArray(String[]::new))) {
			return context.getEnvironment().getRequiredProperty("local.server.port");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			XStateWebRtcAutoConfiguration.class, XStateWebRtcServletAutoConfiguration.class })
	static class Application {

	}

}
