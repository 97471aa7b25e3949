package io.github.xstatewebrtc.application.security;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationProxyFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.peer.TestInspector;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.JoinDecision;
import io.github.xstatewebrtc.signaling.JoinRequest;
import io.github.xstatewebrtc.signaling.SignalingHub;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose beans are secured method by method, and so are proxies: of their
 * class or of their interfaces.
 */
class MethodSecurityTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void proxiesDecideAndAreNotLookedInto(boolean proxyTargetClass) throws Exception {
		try (ConfigurableApplicationContext application = start(proxyTargetClass)) {
			Object authorizer = application.getBean(ChannelAuthorizer.class);
			assertThat(AopUtils.isCglibProxy(authorizer)).isEqualTo(proxyTargetClass);
			assertThat(AopUtils.isJdkDynamicProxy(authorizer)).isNotEqualTo(proxyTargetClass);
			theAuthorizerDecides(application);
			whatTheStatechartHoldsIsNamedOnly(application);
		}
	}

	private static void theAuthorizerDecides(ConfigurableApplicationContext application) throws InterruptedException {
		JsonNode joined = joins(application, "ada", "joined");
		assertThat(joined.path("permissions")).extracting(JsonNode::asString)
			.containsExactlyInAnyOrder("inspect", "values");
		assertThat(joins(application, "bob", "error").path("message").asString()).isEqualTo("Not bob.");
	}

	private static void whatTheStatechartHoldsIsNamedOnly(ConfigurableApplicationContext application) throws Exception {
		try (TestInspector inspector = TestInspector.join(application.getBean(SignalingHub.class), "orders",
				Caller.user("ada", Set.of("ROLE_OPERATOR"), null))) {
			inspector.meet("jvm").connect().inspect().hears("synced");
			Person person = new Person(application);
			assertThat(person.get("/pay", "Authorization", Person.basic("bob")).statusCode()).isEqualTo(403);
			assertThat(person.get("/pay", "Authorization", Person.basic("ada")).statusCode()).isEqualTo(200);
			inspector.hearsOf("PAID");
			assertThat(inspector.everything()).contains("\"customer\":\"Ada\"", "\"ledger\":", "\"receipt\":")
				.doesNotContain("secret-4711");
			assertThat(application.getBean(Warden.class).asked).hasValue(0);
		}
	}

	private static JsonNode joins(ConfigurableApplicationContext application, String name, String answer)
			throws InterruptedException {
		return new Person(application).signaling("Authorization", Person.basic(name)).join("orders").hears(answer);
	}

	private static ConfigurableApplicationContext start(boolean proxyTargetClass) {
		return RunningApplication.authenticated(Application.class, "spring.aop.proxy-target-class=" + proxyTargetClass);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableMethodSecurity
	@Import(People.class)
	static class Application {

		@Bean
		Warden warden() {
			return new Warden();
		}

		@Bean
		Ledger ledger() {
			return new Ledger();
		}

		@Bean
		Payments payments(StateMachine<String, String> order) {
			return new Payments(order);
		}

		@Bean
		ChannelAuthorizer operators() {
			return new Operators();
		}

		@Bean
		StateMachine<String, String> order(Ledger ledger, AuthorizationProxyFactory proxies) throws Exception {
			assertThat(AopUtils.isAopProxy(ledger)).isTrue();
			Object receipt = proxies.proxy(new Receipt());
			StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
			builder.configureConfiguration().withConfiguration().machineId("order").autoStartup(true);
			builder.configureStates().withStates().initial("PLACED", (context) -> {
				context.getExtendedState().getVariables().put("customer", "Ada");
				context.getExtendedState().getVariables().put("ledger", ledger);
				context.getExtendedState().getVariables().put("receipt", receipt);
			}).state("PAID");
			builder.configureTransitions().withExternal().source("PLACED").target("PAID").event("PAY");
			return builder.build();
		}

	}

	/**
	 * Decides about every call of a secured getter.
	 */
	public static class Warden {

		final AtomicInteger asked = new AtomicInteger();

		public boolean allows() {
			this.asked.incrementAndGet();
			return true;
		}

	}

	/**
	 * A bean that is a proxy.
	 */
	public static class Ledger {

		private final String balance = "secret-4711";

		@PreAuthorize("@warden.allows()")
		public String getBalance() {
			return this.balance;
		}

	}

	/**
	 * What a secured service returns as a proxy.
	 */
	public static class Receipt {

		private final String number = "secret-4711";

		@PreAuthorize("@warden.allows()")
		public String getNumber() {
			return this.number;
		}

	}

	/**
	 * A secured service that moves the statechart.
	 */
	@RestController
	public static class Payments {

		private final StateMachine<String, String> order;

		Payments(StateMachine<String, String> order) {
			this.order = order;
		}

		@GetMapping("/pay")
		@PreAuthorize("hasRole('OPERATOR')")
		public String pay() {
			this.order.sendEvent(Mono.just(MessageBuilder.withPayload("PAY").build())).blockLast();
			return "paid";
		}

	}

	/**
	 * Lets operators in, who may be named anew by operators only.
	 */
	public static class Operators implements ChannelAuthorizer {

		@Override
		public JoinDecision authorize(JoinRequest request) {
			return request.caller().authorities().contains("ROLE_OPERATOR")
					? new JoinDecision.Granted(Set.of(Permission.INSPECT, Permission.VALUES))
					: new JoinDecision.Refused("Not " + request.caller().name() + ".");
		}

		@PreAuthorize("hasRole('OPERATOR')")
		public void nameAnew() {
		}

	}

}
