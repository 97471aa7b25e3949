package io.github.xstatewebrtc.autoconfigure;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Whether the application believes what forwarding headers say about a request.
 */
final class ForwardedHeaders {

	private ForwardedHeaders() {
	}

	static boolean areBelieved(Environment environment, ApplicationContext context) {
		String strategy = environment.getProperty("server.forward-headers-strategy");
		if (StringUtils.hasText(strategy)) {
			return !strategy.equalsIgnoreCase("none") || hasFilter(context);
		}
		// Without a strategy, Boot chooses the native one on a cloud platform.
		CloudPlatform platform = CloudPlatform.getActive(environment);
		return (platform != null && platform.isUsingForwardHeaders()) || hasFilter(context)
				|| StringUtils.hasText(environment.getProperty("server.tomcat.remoteip.remote-ip-header"))
				|| StringUtils.hasText(environment.getProperty("server.tomcat.remoteip.protocol-header"));
	}

	private static boolean hasFilter(ApplicationContext context) {
		return context.getBeanNamesForType(ForwardedHeaderFilter.class, true, false).length > 0;
	}

}
