package io.github.xstatewebrtc.application;

import java.util.ArrayDeque;
import java.util.Deque;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts applications on loopback, on a port that is free, and ends them after the test,
 * the last one first.
 */
final class Applications implements AfterEachCallback {

	private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();

	ConfigurableApplicationContext start(Class<?> source, String... properties) {
		return run(new SpringApplicationBuilder(source), properties);
	}

	ConfigurableApplicationContext startParent(Class<?> source) {
		return run(new SpringApplicationBuilder(source).web(WebApplicationType.NONE));
	}

	ConfigurableApplicationContext startChild(ConfigurableApplicationContext parent, Class<?> source) {
		return run(new SpringApplicationBuilder(source).parent(parent).web(WebApplicationType.SERVLET));
	}

	@Override
	public void afterEach(ExtensionContext test) {
		this.running.forEach(ConfigurableApplicationContext::close);
	}

	private ConfigurableApplicationContext run(SpringApplicationBuilder application, String... properties) {
		ConfigurableApplicationContext context = application.run(arguments(properties));
		this.running.push(context);
		return context;
	}

	static String[] arguments(String... properties) {
		String[] arguments = new String[properties.length + 3];
		arguments[0] = "--server.port=0";
		arguments[1] = "--server.address=127.0.0.1";
		arguments[2] = "--spring.main.banner-mode=off";
		for (int i = 0; i < properties.length; i++) {
			arguments[i + 3] = "--" + properties[i];
		}
		return arguments;
	}

}
