package io.github.xstatewebrtc.application.security;

import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts applications on a real Tomcat on loopback.
 */
final class RunningApplication {

	private RunningApplication() {
	}

	/** Start one that lets in who has logged in; its channel is "orders". */
	static ConfigurableApplicationContext authenticated(Class<?> application, String... properties) {
		return start(application, Stream.concat(Stream.of("xstate.webrtc.access=authenticated"), Stream.of(properties))
			.toArray(String[]::new));
	}

	static ConfigurableApplicationContext start(Class<?> application, String... properties) {
		Stream<String> defaults = Stream.of("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
				"xstate.webrtc.channel-labels=orders");
		return new SpringApplicationBuilder(application)
			.run(Stream.concat(defaults, Stream.of(properties)).map((it) -> "--" + it).toArray(String[]::new));
	}

}
