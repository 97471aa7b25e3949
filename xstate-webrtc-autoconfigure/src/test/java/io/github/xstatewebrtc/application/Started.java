package io.github.xstatewebrtc.application;

import java.util.Arrays;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts applications on loopback, on a port that is free.
 */
final class Started {

	private Started() {
	}

	static ConfigurableApplicationContext application(Class<?> source, String... properties) {
		return new SpringApplicationBuilder(source).run(arguments(properties));
	}

	static String[] arguments(String... properties) {
		String[] arguments = Arrays.copyOf(
				new String[] { "--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off" },
				properties.length + 3);
		for (int i = 0; i < properties.length; i++) {
			arguments[i + 3] = "--" + properties[i];
		}
		return arguments;
	}

}
