package io.github.xstatewebrtc.web.servlet;

import java.security.Principal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import io.github.xstatewebrtc.signaling.Caller;

/**
 * Takes the log-in of the servlet container, or of a filter that acts like it. Containers
 * list no roles and only say whether somebody has one: the caller has those authorities
 * that were asked for.
 */
public final class PrincipalCallerResolver implements CallerResolver {

	private final Set<String> authorities;

	/**
	 * Make a resolver.
	 * @param authorities the container's roles that matter, all that
	 * {@code xstate.webrtc} names or a {@code ChannelAuthorizer} wants to know
	 */
	public PrincipalCallerResolver(Collection<String> authorities) {
		this.authorities = Set.copyOf(authorities);
	}

	@Override
	public Optional<Caller> resolve(HttpServletRequest request) {
		return Optional.ofNullable(request.getUserPrincipal())
			.map(Principal::getName)
			.map((name) -> Caller.user(name, held(request), null));
	}

	private Set<String> held(HttpServletRequest request) {
		return this.authorities.stream().filter(request::isUserInRole).collect(Collectors.toUnmodifiableSet());
	}

}
