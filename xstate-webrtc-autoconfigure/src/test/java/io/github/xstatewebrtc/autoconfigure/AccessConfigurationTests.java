package io.github.xstatewebrtc.autoconfigure;

import java.util.Optional;
import java.util.Set;

import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.JoinDecision;
import io.github.xstatewebrtc.signaling.TokenAuthenticator;
import io.github.xstatewebrtc.web.security.JwtTokenAuthenticator;
import io.github.xstatewebrtc.web.security.SecurityCallerResolver;
import io.github.xstatewebrtc.web.servlet.AccessDecision;
import io.github.xstatewebrtc.web.servlet.AccessGate;
import io.github.xstatewebrtc.web.servlet.CallerResolver;
import io.github.xstatewebrtc.web.servlet.PrincipalCallerResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code xstate.webrtc.access} and the beans of an application make of each other.
 */
class AccessConfigurationTests {

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(XStateWebRtcAutoConfiguration.class, XStateWebRtcSecurityAutoConfiguration.class,
					XStateWebRtcServletAutoConfiguration.class, XStateWebRtcJwtSecurityAutoConfiguration.class));

	private final WebApplicationContextRunner authenticated = this.web
		.withPropertyValues("xstate.webrtc.access=authenticated");

	@Test
	void whereNothingAuthenticatesTheStartFailsAndSaysWhatToDo() {
		this.authenticated.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidSettingException.class, (ex) -> {
				assertThat(ex.property()).isEqualTo("xstate.webrtc.access");
				assertThat(ex.reason()).contains("Nothing in this application");
				assertThat(ex.action()).contains("spring-boot-starter-security", "CallerResolver",
						"xstate.webrtc.join-tokens.secret", "xstate.webrtc.access=loopback");
			}));
	}

	@ParameterizedTest
	@ValueSource(classes = { WithFilterChain.class, WithAuthorizer.class, WithTokens.class, WithResolver.class,
			WithJwt.class, WithGate.class })
	void somethingThatAuthenticatesIsEnough(Class<?> application) {
		this.authenticated.withUserConfiguration(application).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aSecretForJoinTokensIsEnough() {
		this.authenticated.withPropertyValues("xstate.webrtc.join-tokens.secret=" + "s".repeat(40))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aSecretThatCanBeGuessedIsRefusedAndNotRepeated() {
		this.web.withPropertyValues("xstate.webrtc.join-tokens.secret=guess-me")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("xstate.webrtc.join-tokens.secret")
				.hasMessageNotContaining("guess-me"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0s", "31d" })
	void joinTokensHoldForASensibleTime(String ttl) {
		this.web.withPropertyValues("xstate.webrtc.join-tokens.ttl=" + ttl)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSettingException.class,
						(ex) -> assertThat(ex.property()).isEqualTo("xstate.webrtc.join-tokens.ttl")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "loopback", "open" })
	void withOtherAccessNothingHasToAuthenticate(String access) {
		this.web.withPropertyValues("xstate.webrtc.access=" + access)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void originsWithLoopbackAreRefusedAndAuthenticatedIsTheFirstThingOffered() {
		this.web.withPropertyValues("xstate.webrtc.allowed-origins=https://shop.example")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSettingException.class, (ex) -> assertThat(ex.reason() + ex.action())
					.containsSubsequence("access=loopback", "'open'", "access=authenticated")));
	}

	@Test
	void springSecurityIsAskedWhereItIs() {
		this.web.run((context) -> assertThat(context).hasSingleBean(SecurityCallerResolver.class)
			.hasSingleBean(CallerResolver.class)
			.doesNotHaveBean(JwtTokenAuthenticator.class));
	}

	@Test
	void anApplicationsOwnResolverTakesItsPlace() {
		this.web.withUserConfiguration(WithResolver.class)
			.run((context) -> assertThat(context).hasSingleBean(CallerResolver.class)
				.doesNotHaveBean(SecurityCallerResolver.class));
	}

	@Test
	void aDecoderMakesTokensOfJwts() {
		this.web.withUserConfiguration(WithJwt.class)
			.run((context) -> assertThat(context).hasSingleBean(JwtTokenAuthenticator.class));
	}

	@Test
	void ofTwoDecodersNoneIsChosen() {
		this.web.withUserConfiguration(WithJwt.class, WithAnotherJwt.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JwtTokenAuthenticator.class));
	}

	@Test
	void whereNoAuthorityIsNamedTheStartSaysThatNobodyMayWatch() {
		this.authenticated.withUserConfiguration(WithFilterChain.class)
			.run((context) -> assertThat(context.getBean(AccessGate.class).audience()).contains("nobody",
					"xstate.webrtc.permissions.inspect"));
	}

	@Test
	void theStartSaysWhichAuthoritiesMayWatch() {
		this.authenticated.withUserConfiguration(WithFilterChain.class)
			.withPropertyValues("xstate.webrtc.permissions.inspect=ROLE_OPERATOR,SCOPE_watch")
			.run((context) -> assertThat(context.getBean(AccessGate.class).audience())
				.contains("ROLE_OPERATOR or SCOPE_watch", "xstate.webrtc.permissions.inspect"));
	}

	@Test
	void theStartSaysThatTheApplicationDecidesItself() {
		this.authenticated.withUserConfiguration(WithAuthorizer.class)
			.run((context) -> assertThat(context.getBean(AccessGate.class).audience()).contains("ChannelAuthorizer"));
	}

	@Configuration(proxyBeanMethods = false)
	static class WithFilterChain {

		@Bean
		Filter springSecurityFilterChain() {
			return (request, response, chain) -> chain.doFilter(request, response);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithAuthorizer {

		@Bean
		ChannelAuthorizer authorizer() {
			return (request) -> new JoinDecision.Granted(Set.of(Permission.INSPECT));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithTokens {

		@Bean
		TokenAuthenticator tokens() {
			return (token) -> Optional.empty();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithResolver {

		@Bean
		CallerResolver resolver() {
			return new PrincipalCallerResolver(Set.of("operator"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithJwt {

		@Bean
		JwtDecoder decoder() {
			return (token) -> {
				throw new JwtException("");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithAnotherJwt {

		@Bean
		JwtDecoder another() {
			return (token) -> {
				throw new JwtException("");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithGate {

		@Bean
		AccessGate gate() {
			return (request) -> new AccessDecision.Granted(Set.of());
		}

	}

}
