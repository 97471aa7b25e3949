package io.github.xstatewebrtc.web.security;

import java.util.function.Function;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

import io.github.xstatewebrtc.web.servlet.BasePath;
import io.github.xstatewebrtc.web.servlet.ServletPath;
import io.github.xstatewebrtc.web.servlet.SignalingEndpoint;

/**
 * Matches requests to this module in a {@code SecurityFilterChain}, wherever
 * {@code xstate.webrtc.base-path}, {@code spring.mvc.servlet.path} and the context path
 * put it. Matches nothing while {@code xstate.webrtc.enabled} is {@code false}.
 */
public final class XStateRequest {

	private static final String EVERYTHING = "**";

	private static final String CLIENT = "client/**";

	private XStateRequest() {
	}

	/**
	 * Match everything below the base path, and the base path itself.
	 * @return the matcher
	 */
	public static RequestMatcher toAny() {
		return new Matcher("toAny()", (path) -> path.apply(EVERYTHING));
	}

	/**
	 * Match the page and what belongs to it: neither signaling nor browser client.
	 * @return the matcher
	 */
	public static RequestMatcher toPage() {
		return new Matcher("toPage()", (path) -> {
			RequestMatcher any = path.apply(EVERYTHING);
			RequestMatcher signaling = path.apply(SignalingEndpoint.PATH);
			RequestMatcher client = path.apply(CLIENT);
			return (request) -> any.matches(request) && !signaling.matches(request) && !client.matches(request);
		});
	}

	/**
	 * Match the signaling endpoint, where pages and devices present their tokens.
	 * @return the matcher
	 */
	public static RequestMatcher toSignaling() {
		return new Matcher("toSignaling()", (path) -> path.apply(SignalingEndpoint.PATH));
	}

	/**
	 * Match the browser client, a script without secrets.
	 * @return the matcher
	 */
	public static RequestMatcher toClient() {
		return new Matcher("toClient()", (path) -> path.apply(CLIENT));
	}

	/**
	 * Finds out where the module is when the first request comes: a chain is made before
	 * that is known.
	 */
	private static final class Matcher implements RequestMatcher {

		private final String name;

		private final Function<Function<String, RequestMatcher>, RequestMatcher> rule;

		private volatile @Nullable RequestMatcher delegate;

		Matcher(String name, Function<Function<String, RequestMatcher>, RequestMatcher> rule) {
			this.name = name;
			this.rule = rule;
		}

		@Override
		public boolean matches(HttpServletRequest request) {
			RequestMatcher matcher = this.delegate;
			if (matcher == null) {
				matcher = create(request.getServletContext());
				this.delegate = matcher;
			}
			return matcher.matches(request);
		}

		private RequestMatcher create(ServletContext servletContext) {
			WebApplicationContext context = WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext);
			BasePath basePath = context.getBeanProvider(BasePath.class).getIfAvailable();
			if (basePath == null) {
				return (request) -> false;
			}
			String servletPath = ServletPath.of(context.getEnvironment());
			return this.rule
				.apply((path) -> PathPatternRequestMatcher.pathPattern(servletPath + basePath.resolve(path)));
		}

		@Override
		public String toString() {
			return "XStateRequest." + this.name;
		}

	}

}
