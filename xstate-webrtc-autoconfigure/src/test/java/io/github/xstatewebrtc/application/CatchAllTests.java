package io.github.xstatewebrtc.application;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.statemachine.StateMachine;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Single-page applications: whatever the server does not know is a route of the page.
 */
@ExtendWith(OutputCaptureExtension.class)
class CatchAllTests {

	@RegisterExtension
	final Applications applications = new Applications();

	private static final String SHELL = "the page of the application";

	@ParameterizedTest
	@ValueSource(classes = { Controller.class, Resources.class, FirstResources.class, Router.class, WithoutBoot.class })
	void aRouteForEverythingLeavesThePageAlone(Class<?> application, CapturedOutput log) throws Exception {
		this.applications.start(application);
		Visitor visitor = Visitor.following(log);
		visitor.isServed("door", "closed");
		assertThat(visitor.get("/orders/7").body()).isEqualTo(SHELL);
		assertThat(visitor.get("no-such-file.js").body()).isNotEqualTo(SHELL);
	}

	@Configuration(proxyBeanMethods = false)
	static class Common {

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

	@PlainApplication
	@Import(Common.class)
	@RestController
	static class Controller {

		@GetMapping({ "/", "/**" })
		String everything() {
			return SHELL;
		}

	}

	@PlainApplication
	@Import(Common.class)
	static class Resources implements WebMvcConfigurer {

		@Override
		public void addResourceHandlers(ResourceHandlerRegistry registry) {
			registry.addResourceHandler("/**").resourceChain(true).addResolver(new Shell());
		}

	}

	@PlainApplication
	@Import(Common.class)
	static class FirstResources extends Resources {

		@Override
		public void addResourceHandlers(ResourceHandlerRegistry registry) {
			registry.setOrder(-10);
			super.addResourceHandlers(registry);
		}

	}

	@PlainApplication
	@Import(Common.class)
	static class Router {

		@Bean
		RouterFunction<ServerResponse> everything() {
			return RouterFunctions.route(RequestPredicates.GET("/**"), (request) -> ServerResponse.ok().body(SHELL));
		}

	}

	@PlainApplication
	@Import(Common.class)
	@EnableWebMvc
	static class WithoutBoot extends Resources {

	}

	private static final class Shell extends PathResourceResolver {

		@Override
		protected Resource resolveResourceInternal(jakarta.servlet.http.HttpServletRequest request, String path,
				java.util.List<? extends Resource> locations, ResourceResolverChain chain) {
			return new ByteArrayResource(SHELL.getBytes(StandardCharsets.UTF_8)) {

				@Override
				public long lastModified() {
					return 0;
				}

			};
		}

	}

}
