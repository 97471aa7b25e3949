package io.github.xstatewebrtc.application;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.statemachine.StateMachine;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Statecharts that do not exist when the application has started.
 */
@ExtendWith(OutputCaptureExtension.class)
class ScopesTests {

	@RegisterExtension
	final Applications applications = new Applications();

	private static final AtomicInteger made = new AtomicInteger();

	@AfterEach
	void forget() {
		made.set(0);
	}

	@Test
	void noneIsMadeForOurSakeAndEachIsSeenOnceItIsThere(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext context = this.applications.start(Application.class);
		LocalActorSystem actors = context.getBean(LocalActorSystem.class);
		Visitor visitor = Visitor.following(log);
		visitor.isServed("always", "closed");
		assertThat(made).hasValue(1);
		assertThat(names(actors)).containsExactly("always");

		context.getBean("lazy");
		visitor.sees("lazy", "closed");
		context.getBean("prototype");
		visitor.sees("prototype", "closed");
		assertThat(made).hasValue(3);

		assertThat(visitor.get("/session").body()).contains("session:1");
		visitor.sees("session", "closed");
		assertThat(visitor.get("/request").body()).contains("request:1");
		// The answer may be here before the request has ended there.
		await().untilAsserted(() -> assertThat(names(actors)).doesNotContain("request"));
		assertThat(made).hasValue(5);
		assertThat(log).doesNotContain("no well-known name");
	}

	private static List<String> names(LocalActorSystem actors) {
		return actors.actors().stream().map(LocalActor::name).toList();
	}

	@PlainApplication
	@Import(Charts.class)
	@RestController
	static class Application {

		private final LocalActorSystem actors;

		private final StateMachine<String, String> request;

		private final StateMachine<String, String> session;

		Application(LocalActorSystem actors, @Qualifier("request") StateMachine<String, String> request,
				@Qualifier("session") StateMachine<String, String> session) {
			this.actors = actors;
			this.request = request;
			this.session = session;
		}

		@GetMapping("/request")
		String request() {
			return this.request.getState().getId() + " request:" + count("request");
		}

		@GetMapping("/session")
		String session() {
			return this.session.getState().getId() + " session:" + count("session");
		}

		private long count(String name) {
			return names(this.actors).stream().filter(name::equals).count();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Charts {

		@Bean
		StateMachine<String, String> always() {
			made.incrementAndGet();
			return Doors.door();
		}

		@Bean
		@Lazy
		StateMachine<String, String> lazy() {
			made.incrementAndGet();
			return Doors.door();
		}

		@Bean
		@Scope("prototype")
		StateMachine<String, String> prototype() {
			made.incrementAndGet();
			return Doors.door();
		}

		@Bean
		@Scope(scopeName = WebApplicationContext.SCOPE_REQUEST, proxyMode = ScopedProxyMode.INTERFACES)
		StateMachine<String, String> request() {
			made.incrementAndGet();
			return Doors.door();
		}

		@Bean
		@Scope(scopeName = WebApplicationContext.SCOPE_SESSION, proxyMode = ScopedProxyMode.TARGET_CLASS)
		StateMachine<String, String> session() {
			made.incrementAndGet();
			return Doors.door();
		}

	}

}
