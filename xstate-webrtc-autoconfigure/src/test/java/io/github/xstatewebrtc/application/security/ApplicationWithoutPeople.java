package io.github.xstatewebrtc.application.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Starts an application that nobody has told who can log in, logs in with the password
 * that Spring Boot writes into the log, and says what was answered to whom.
 */
public final class ApplicationWithoutPeople implements Callable<List<String>> {

	private static final Pattern PASSWORD = Pattern.compile("Using generated security password: (\\S+)");

	@Override
	public List<String> call() throws Exception {
		// A JVM has one such factory, and Tomcat is loaded by several class loaders here.
		TomcatURLStreamHandlerFactory.disable();
		Path log = Files.createTempFile("generated-password", ".log");
		try (ConfigurableApplicationContext application = RunningApplication.authenticated(Application.class,
				"logging.file.name=" + log, "spring.security.user.roles=OPERATOR",
				"xstate.webrtc.permissions.inspect=ROLE_OPERATOR")) {
			String basic = Person.basic("user", password(log));
			return List.of(String.valueOf(new Person(application).refusedHandshake()),
					String.valueOf(new Person(application).refusedHandshake("Authorization",
							Person.basic("user", "no password"))),
					String.valueOf(
							new Person(application).get("/xstate/config.json", "Authorization", basic).statusCode()),
					new Person(application).signaling("Authorization", basic).join("orders").hears().toString());
		}
		finally {
			Files.delete(log);
		}
	}

	private static String password(Path log) throws IOException {
		Matcher found = PASSWORD.matcher(Files.readString(log));
		if (!found.find()) {
			throw new AssertionError("No password in " + Files.readString(log));
		}
		return found.group(1);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

	}

}
