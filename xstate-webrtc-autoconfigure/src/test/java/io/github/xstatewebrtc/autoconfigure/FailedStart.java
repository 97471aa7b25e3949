package io.github.xstatewebrtc.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThatException;

/**
 * An application that does not start, and what a person reads then.
 */
final class FailedStart {

	private FailedStart() {
	}

	/**
	 * Start an application that must fail.
	 * @param output what is captured of the console
	 * @param file its configuration
	 * @param arguments further ones
	 * @return the analysis, as it stands at the end of the console
	 */
	static String text(CapturedOutput output, Path file, String... arguments) {
		List<String> all = new ArrayList<>(
				List.of("--server.port=0", "--server.address=127.0.0.1", "--spring.config.location=" + file.toUri()));
		all.addAll(List.of(arguments));
		assertThatException()
			.isThrownBy(() -> SpringApplication.run(Application.class, all.toArray(String[]::new)).close());
		String printed = output.toString();
		return printed.substring(printed.indexOf("Description:"))
			.replace(file.toString(), file.getFileName().toString())
			.strip();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			XStateWebRtcAutoConfiguration.class, XStateWebRtcServletAutoConfiguration.class,
			XStateWebRtcPeerAutoConfiguration.class })
	static class Application {

	}

}
