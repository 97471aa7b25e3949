package io.github.xstatewebrtc.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.github.xstatewebrtc.actor.ActorHost;
import io.github.xstatewebrtc.actor.ActorSystem;

/**
 * Says why there is no {@link ActorSystem} where one is injected: it comes with the peer,
 * which an application need not be. Boot's own analysis comes too late to know which
 * condition was not met.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AbsentActorsFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final List<String> SWITCHES = List.of("xstate.webrtc.enabled", "xstate.webrtc.peer.enabled");

	private final Environment environment;

	AbsentActorsFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		ResolvableType wanted = cause.getResolvableType();
		if (wanted == null || cause.getNumberOfBeansFound() != 0) {
			return null;
		}
		return Stream.of(ActorSystem.class, ActorHost.class)
			.filter((type) -> type == wanted.resolve())
			.map((type) -> analysis(type.getSimpleName(), cause))
			.findFirst()
			.orElse(null);
	}

	private FailureAnalysis analysis(String type, NoSuchBeanDefinitionException cause) {
		String off = SWITCHES.stream()
			.filter((name) -> "false".equalsIgnoreCase(this.environment.getProperty(name)))
			.findFirst()
			.orElse(null);
		String why = (off != null) ? "'" + off + "' is false"
				: "it needs a servlet web application with WebSockets, and the native WebRTC library";
		String action = (off != null)
				? "Remove '" + off + "', or ask for an ObjectProvider<" + type + ">, as here may be none."
				: "Start with --debug to see what is missing, or ask for an ObjectProvider<" + type
						+ ">, as here may be none.";
		return new FailureAnalysis(
				"There is no " + type + ", as this application is no peer of its channels: " + why + ".", action,
				cause);
	}

}
