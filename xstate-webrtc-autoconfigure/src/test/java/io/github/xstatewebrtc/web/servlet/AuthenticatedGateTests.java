package io.github.xstatewebrtc.web.servlet;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import io.github.xstatewebrtc.signaling.Caller;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AuthenticatedGate}.
 */
class AuthenticatedGateTests {

	private final AuthenticatedGate gate = new AuthenticatedGate(List.of("https://shop.example"),
			new PrincipalCallerResolver(Set.of("operator", "clerk")), "by operators");

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/xstate/");

	@Test
	void whoHasLoggedInComesInWithTheRolesThatMatter() {
		this.request.setUserPrincipal(() -> "ada");
		this.request.addUserRole("operator");
		this.request.addUserRole("janitor");
		assertThat(this.gate.check(this.request))
			.isEqualTo(new AccessDecision.Granted(Caller.user("ada", Set.of("operator"), null)));
	}

	@Test
	void nobodyIsToldHowToLogIn() {
		assertThat(this.gate.check(this.request)).isInstanceOfSatisfying(AccessDecision.Unauthenticated.class,
				(nobody) -> assertThat(nobody.message()).contains("Log in", "xstate.webrtc.access=authenticated",
						"token"));
	}

	@Test
	void aForeignOriginIsRefusedWhoeverHasLoggedIn() {
		this.request.setUserPrincipal(() -> "ada");
		this.request.addHeader("Origin", "http://evil.example");
		assertThat(this.gate.check(this.request)).isInstanceOfSatisfying(AccessDecision.ForeignOrigin.class,
				(foreign) -> assertThat(foreign.message()).contains("xstate.webrtc.allowed-origins"));
	}

	@Test
	void aNamedOriginComesIn() {
		this.request.setUserPrincipal(() -> "ada");
		this.request.addHeader("Origin", "https://shop.example");
		assertThat(this.gate.check(this.request)).isInstanceOf(AccessDecision.Granted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "null" })
	void whereAllOriginsMayComeInNoneButTheNamedSpeaksForWhoHasLoggedIn(String origin) {
		AuthenticatedGate all = new AuthenticatedGate(List.of("*", "https://shop.example"),
				new PrincipalCallerResolver(Set.of("operator")), "by operators");
		this.request.setUserPrincipal(() -> "ada");
		assertThat(all.check(this.request)).isInstanceOf(AccessDecision.Granted.class);
		this.request.addHeader("Origin", "https://shop.example");
		assertThat(all.check(this.request)).isInstanceOf(AccessDecision.Granted.class);
		this.request.addHeader("Origin", origin);
		assertThat(all.check(this.request)).isInstanceOfSatisfying(AccessDecision.Unauthenticated.class,
				(nobody) -> assertThat(nobody.message()).contains("token"));
	}

	@Test
	void theAudienceIsNamed() {
		assertThat(this.gate.audience()).isEqualTo("by operators");
	}

}
