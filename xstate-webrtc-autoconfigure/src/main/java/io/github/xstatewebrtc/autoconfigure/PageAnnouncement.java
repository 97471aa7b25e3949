package io.github.xstatewebrtc.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Access;
import io.github.xstatewebrtc.web.servlet.BasePath;

/**
 * Says once where the page is and who may open it.
 */
final class PageAnnouncement implements ApplicationListener<WebServerInitializedEvent> {

	private static final Log logger = LogFactory.getLog(PageAnnouncement.class);

	private final Access access;

	private final BasePath basePath;

	private final Environment environment;

	PageAnnouncement(Access access, BasePath basePath, Environment environment) {
		this.access = access;
		this.basePath = basePath;
		this.environment = environment;
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		if (!StringUtils.hasText(event.getApplicationContext().getServerNamespace())) {
			logger.info("Statecharts can be watched at " + address(event.getWebServer().getPort()) + ", " + who());
		}
	}

	private String address(int port) {
		return (isEncrypted() ? "https" : "http") + "://localhost:" + port + path("server.servlet.context-path")
				+ path("spring.mvc.servlet.path") + this.basePath.value() + "/";
	}

	private String path(String property) {
		String path = StringUtils.trimTrailingCharacter(this.environment.getProperty(property, ""), '/');
		return (path.isEmpty() || path.startsWith("/")) ? path : "/" + path;
	}

	private boolean isEncrypted() {
		return this.environment.getProperty("server.ssl.enabled", Boolean.class, true)
				&& (this.environment.containsProperty("server.ssl.bundle")
						|| this.environment.containsProperty("server.ssl.key-store")
						|| this.environment.containsProperty("server.ssl.certificate"));
	}

	private String who() {
		return (this.access == Access.LOOPBACK) ? "from this machine only (xstate.webrtc.access=loopback)"
				: "by everybody who can reach this application (xstate.webrtc.access=open)";
	}

}
