package io.github.xstatewebrtc.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;

import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.xstatewebrtc.web.servlet.CallerResolver;
import io.github.xstatewebrtc.web.servlet.PrincipalCallerResolver;
import io.github.xstatewebrtc.web.servlet.TestSocket;

/**
 * Starts an application on a Tomcat that authenticates by itself, and says what the page
 * and the hub answered to whom.
 */
public final class ContainerLogIn implements Callable<List<String>> {

	@Override
	public List<String> call() throws Exception {
		// A JVM has one such factory, and Tomcat is loaded by several class loaders here.
		TomcatURLStreamHandlerFactory.disable();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class).run(
				"--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off",
				"--xstate.webrtc.access=authenticated", "--xstate.webrtc.channel-labels=orders",
				"--xstate.webrtc.permissions.inspect=operator")) {
			URI home = URI
				.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
			return List.of(config(home, "ada"), join(home, "ada"), config(home, "bob"), join(home, "bob"));
		}
	}

	private static String config(URI home, String user) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(home.resolve("/xstate/config.json"))
			.header("Authorization", basic(user))
			.build();
		HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		return String.valueOf(answer.statusCode());
	}

	private static String join(URI home, String user) throws Exception {
		return new TestSocket(HttpClient.newHttpClient(), home.resolve("/xstate/signaling"), "Authorization",
				basic(user), "xstate-webrtc.v1")
			.join("orders")
			.hears()
			.toString();
	}

	private static String basic(String user) {
		return "Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			XStateWebRtcAutoConfiguration.class, XStateWebRtcSecurityAutoConfiguration.class,
			XStateWebRtcServletAutoConfiguration.class })
	static class Application {

		@Bean
		CallerResolver callers() {
			return new PrincipalCallerResolver(List.of("operator"));
		}

		@Bean
		TomcatContextCustomizer logIn() {
			return (context) -> {
				SecurityCollection everything = new SecurityCollection();
				everything.addPattern("/*");
				SecurityConstraint constraint = new SecurityConstraint();
				constraint.addCollection(everything);
				constraint.addAuthRole(SecurityConstraint.ROLE_ALL_AUTHENTICATED_USERS);
				context.addConstraint(constraint);
				context.setLoginConfig(new LoginConfig("BASIC", null, null, null));
				context.getPipeline().addValve(new BasicAuthenticator());
				context.setRealm(new Users());
			};
		}

	}

	private static final class Users extends RealmBase {

		@Override
		protected String getPassword(@Nullable String username) {
			return "secret";
		}

		@Override
		protected Principal getPrincipal(@Nullable String username) {
			return new GenericPrincipal(username, "ada".equals(username) ? List.of("operator") : List.of("clerk"));
		}

	}

}
