package io.github.xstatewebrtc.web.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.web.servlet.PrincipalCallerResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecurityCallerResolver}.
 */
class SecurityCallerResolverTests {

	private final SecurityContextHolderStrategy holder = SecurityContextHolder.getContextHolderStrategy();

	private final SecurityCallerResolver resolver = new SecurityCallerResolver(this.holder,
			RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_OPERATOR"), new OAuth2TokenExpiry(),
			new PrincipalCallerResolver(Set.of("operator", "clerk")));

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@AfterEach
	void logOut() {
		this.holder.clearContext();
	}

	@Test
	void aLogInHasItsNameAndAuthorities() {
		assertThat(resolve(new TestingAuthenticationToken("ada", "secret", "ROLE_CLERK", "SCOPE_watch")))
			.contains(Caller.user("ada", Set.of("ROLE_CLERK", "SCOPE_watch"), null));
	}

	@Test
	void theRoleHierarchyAddsAuthorities() {
		assertThat(resolve(new TestingAuthenticationToken("ada", "secret", "ROLE_ADMIN")))
			.contains(Caller.user("ada", Set.of("ROLE_ADMIN", "ROLE_OPERATOR"), null));
	}

	@Test
	void aBearersLogInEndsWithTheToken() {
		Instant expiresAt = Instant.now().plusSeconds(60);
		Jwt jwt = Jwt.withTokenValue("t").header("alg", "RS256").subject("ada").expiresAt(expiresAt).build();
		assertThat(resolve(new JwtAuthenticationToken(jwt, List.of()))).map(Caller::expiresAt).contains(expiresAt);
		assertThat(resolve(new TestingAuthenticationToken("ada", jwt, List.of()))).map(Caller::expiresAt)
			.contains(expiresAt);
	}

	@Test
	void anAnonymousLogInIsNone() {
		this.request.setUserPrincipal(() -> "nobody");
		assertThat(resolve(new AnonymousAuthenticationToken("key", "anonymousUser",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))))
			.isEmpty();
	}

	@Test
	void whatIsNotAuthenticatedIsNoLogIn() {
		TestingAuthenticationToken token = new TestingAuthenticationToken("ada", "secret", "ROLE_OPERATOR");
		token.setAuthenticated(false);
		assertThat(resolve(token)).isEmpty();
	}

	@Test
	void whereNoChainLooksTheContainersLogInCounts() {
		this.request.setUserPrincipal(() -> "ada");
		this.request.addUserRole("operator");
		assertThat(resolve(null)).contains(Caller.user("ada", Set.of("operator"), null));
	}

	@Test
	void theLogInOfARequestCountsWithoutAContext() {
		this.request.setUserPrincipal(new TestingAuthenticationToken("ada", "secret", "ROLE_OPERATOR"));
		assertThat(resolve(null)).contains(Caller.user("ada", Set.of("ROLE_OPERATOR"), null));
	}

	@Test
	void nobodyIsNobody() {
		assertThat(resolve(null)).isEmpty();
	}

	private Optional<Caller> resolve(@Nullable Authentication authentication) {
		this.holder.getContext().setAuthentication(authentication);
		return this.resolver.resolve(this.request);
	}

}
