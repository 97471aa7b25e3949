package io.github.xstatewebrtc.autoconfigure;

import java.util.EventListener;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.WebApplicationContext;

/**
 * Starts an application as a servlet container starts a WAR, and says which beans it has.
 */
public final class StartedWar implements Callable<List<String>> {

	@Override
	public List<String> call() throws Exception {
		MockServletContext servletContext = new Container();
		servletContext.setContextPath("/shop");
		Initializer initializer = new Initializer();
		initializer.onStartup(servletContext);
		return initializer.beans;
	}

	private static final class Container extends MockServletContext {

		@Override
		public <T extends EventListener> void addListener(T listener) {
		}

	}

	private static final class Initializer extends SpringBootServletInitializer {

		private List<String> beans = List.of();

		Initializer() {
			setRegisterErrorPageFilter(false);
		}

		@Override
		protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
			return builder.sources(Application.class).properties("spring.main.banner-mode=off");
		}

		@Override
		protected @Nullable WebApplicationContext run(SpringApplication application) {
			WebApplicationContext context = super.run(application);
			if (context instanceof ConfigurableApplicationContext started) {
				this.beans = List.of(started.getBeanDefinitionNames());
				started.close();
			}
			return context;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ XStateWebRtcAutoConfiguration.class, XStateWebRtcSecurityAutoConfiguration.class,
			XStateWebRtcServletAutoConfiguration.class, XStateWebRtcPeerAutoConfiguration.class,
			XStateWebRtcActuatorAutoConfiguration.class })
	static class Application {

	}

}
