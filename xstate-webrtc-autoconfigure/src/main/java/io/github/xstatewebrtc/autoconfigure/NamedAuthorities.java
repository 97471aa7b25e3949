package io.github.xstatewebrtc.autoconfigure;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Permissions;

/**
 * All authorities that the properties name: servlet containers tell only of those that
 * they are asked for.
 */
final class NamedAuthorities {

	private NamedAuthorities() {
	}

	static Set<String> of(XStateWebRtcProperties properties) {
		Permissions permissions = properties.permissions();
		return Stream
			.of(permissions.inspect(), permissions.send(), permissions.spawn(), permissions.peers(),
					properties.inspection().roles())
			.flatMap(Collection::stream)
			.collect(Collectors.toUnmodifiableSet());
	}

}
