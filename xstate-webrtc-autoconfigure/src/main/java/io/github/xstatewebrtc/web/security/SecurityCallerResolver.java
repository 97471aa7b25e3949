package io.github.xstatewebrtc.web.security;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.web.servlet.CallerResolver;

/**
 * Takes the log-in that a filter chain of Spring Security has found; where no chain looks
 * at a request, that of the servlet container.
 */
public final class SecurityCallerResolver implements CallerResolver {

	private final SecurityContextHolderStrategy contextHolder;

	private final Authorities authorities;

	private final Function<Authentication, @Nullable Instant> expiry;

	private final CallerResolver container;

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	/**
	 * Make a resolver.
	 * @param contextHolder has the log-in of the current request
	 * @param hierarchy the application's role hierarchy
	 * @param expiry when a log-in ends, {@code null} for with its session
	 * @param container asked where Spring Security knows nobody
	 */
	public SecurityCallerResolver(SecurityContextHolderStrategy contextHolder, RoleHierarchy hierarchy,
			Function<Authentication, @Nullable Instant> expiry, CallerResolver container) {
		this.contextHolder = contextHolder;
		this.authorities = new Authorities(hierarchy);
		this.expiry = expiry;
		this.container = container;
	}

	@Override
	public Optional<Caller> resolve(HttpServletRequest request) {
		Authentication authentication = this.contextHolder.getContext().getAuthentication();
		if (authentication != null) {
			return caller(authentication);
		}
		return (request.getUserPrincipal() instanceof Authentication principal) ? caller(principal)
				: this.container.resolve(request);
	}

	private Optional<Caller> caller(Authentication authentication) {
		if (!this.trust.isAuthenticated(authentication)) {
			return Optional.empty();
		}
		return Optional.of(Caller.user(authentication.getName(),
				this.authorities.names(authentication.getAuthorities()), this.expiry.apply(authentication)));
	}

}
