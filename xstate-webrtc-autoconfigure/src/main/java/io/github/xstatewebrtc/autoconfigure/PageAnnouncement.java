package io.github.xstatewebrtc.autoconfigure;

import jakarta.servlet.ServletContext;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.web.context.WebApplicationContext;

import io.github.xstatewebrtc.web.servlet.AccessGate;
import io.github.xstatewebrtc.web.servlet.BasePath;
import io.github.xstatewebrtc.web.servlet.ServletPath;

/**
 * Says once where the page is and who may open it. It waits for the whole application and
 * not for a web server: in a WAR there is none of Boot's, nor its classes.
 */
final class PageAnnouncement implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(PageAnnouncement.class);

	private final AccessGate gate;

	private final BasePath basePath;

	private final WebApplicationContext context;

	PageAnnouncement(AccessGate gate, BasePath basePath, WebApplicationContext context) {
		this.gate = gate;
		this.basePath = basePath;
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		// Those of child contexts come by here too.
		if (event.getApplicationContext() == this.context) {
			logger.info("Statecharts can be watched at " + address() + " " + this.gate.audience());
		}
	}

	private String address() {
		Environment environment = this.context.getEnvironment();
		String port = environment.getProperty("local.server.port");
		String path = contextPath() + ServletPath.of(environment) + this.basePath.value() + "/";
		return (port != null) ? (isEncrypted(environment) ? "https" : "http") + "://localhost:" + port + path + ","
				: path + " on the server that runs this application,";
	}

	private String contextPath() {
		ServletContext servletContext = this.context.getServletContext();
		return (servletContext != null) ? servletContext.getContextPath() : "";
	}

	private static boolean isEncrypted(Environment environment) {
		return environment.getProperty("server.ssl.enabled", Boolean.class, true)
				&& (environment.containsProperty("server.ssl.bundle")
						|| environment.containsProperty("server.ssl.key-store")
						|| environment.containsProperty("server.ssl.certificate"));
	}

}
