package io.github.xstatewebrtc.web.servlet;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The path of Spring MVC's servlet below the context path.
 */
public final class ServletPath {

	private ServletPath() {
	}

	/**
	 * Read it from {@code spring.mvc.servlet.path}.
	 * @param environment the application's environment
	 * @return empty, or a path that begins with a slash and does not end with one
	 */
	public static String of(Environment environment) {
		String path = StringUtils.trimTrailingCharacter(environment.getProperty("spring.mvc.servlet.path", ""), '/');
		return (path.isEmpty() || path.startsWith("/")) ? path : "/" + path;
	}

}
