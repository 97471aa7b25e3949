package io.github.xstatewebrtc.web.security;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.GrantedAuthority;

/**
 * The names of authorities, those among them that the application's role hierarchy adds.
 */
final class Authorities {

	private final RoleHierarchy hierarchy;

	Authorities(RoleHierarchy hierarchy) {
		this.hierarchy = hierarchy;
	}

	Set<String> names(Collection<? extends GrantedAuthority> granted) {
		return this.hierarchy.getReachableGrantedAuthorities(granted)
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter(Objects::nonNull)
			.collect(Collectors.toUnmodifiableSet());
	}

}
