package io.github.xstatewebrtc.application;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * An application for browser tests, with a statechart for each name in its property
 * {@code doors}.
 */
@PlainApplication
public final class NamedDoorsApplication {

	private NamedDoorsApplication() {
	}

	public static void main(String[] arguments) {
		SpringApplication.run(NamedDoorsApplication.class, arguments);
	}

	@Bean
	static BeanFactoryPostProcessor doors(Environment environment) {
		return (beans) -> {
			for (String name : environment.getProperty("doors", String[].class, new String[] { "door" })) {
				beans.registerSingleton(name, Doors.door());
			}
		};
	}

}
