package io.github.xstatewebrtc.web.servlet;

import java.util.Map;
import java.util.function.Supplier;

import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Where the page is: everything below {@code {base-path}/} but the WebSockets.
 */
public final class PageEndpoint {

	/**
	 * After Actuator, which has -100, and before whatever the application maps: its
	 * routes for everything stand at -1 if they are functions, and where it likes if they
	 * are resources.
	 */
	static final int ORDER = -90;

	private PageEndpoint() {
	}

	/**
	 * Make the mapping to publish as a bean.
	 * @param basePath where everything of this module lives
	 * @param config what the page must know, asked for with each request
	 * @param gate decides who may see the page
	 * @param classLoader has the page in {@code META-INF/xstate-webrtc/}
	 * @return the mapping
	 */
	public static SimpleUrlHandlerMapping mapping(BasePath basePath, Supplier<PageConfig> config, AccessGate gate,
			ClassLoader classLoader) {
		SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping();
		mapping.setUrlMap(Map.of(basePath.value(), new PageRedirectHandler(basePath), basePath.resolve("config.json"),
				new PageConfigHandler(config), basePath.resolve("**"), new PageResourceHandler(classLoader)));
		mapping.setInterceptors(new SecurityHeadersInterceptor(), new GateInterceptor(gate), new ReadOnlyInterceptor(),
				new SharedClientInterceptor());
		mapping.setOrder(ORDER);
		return mapping;
	}

}
