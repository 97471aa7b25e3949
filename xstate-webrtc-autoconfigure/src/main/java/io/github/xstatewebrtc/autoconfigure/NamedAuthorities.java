package io.github.xstatewebrtc.autoconfigure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Permissions;
import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * The authorities that the properties name.
 */
final class NamedAuthorities {

	private NamedAuthorities() {
	}

	/**
	 * Return which authorities grant each permission.
	 */
	static Map<Permission, Set<String>> byPermission(Permissions permissions) {
		Map<Permission, Set<String>> named = new EnumMap<>(Permission.class);
		named.put(Permission.INSPECT, Set.copyOf(permissions.inspect()));
		named.put(Permission.SEND, Set.copyOf(permissions.send()));
		named.put(Permission.SPAWN, Set.copyOf(permissions.spawn()));
		named.put(Permission.PEERS, Set.copyOf(permissions.peers()));
		return named;
	}

	/**
	 * Return all that are named anywhere.
	 */
	static Set<String> all(XStateWebRtcProperties properties) {
		return Stream
			.concat(byPermission(properties.permissions()).values().stream().flatMap(Set::stream),
					properties.inspection().roles().stream())
			.collect(Collectors.toUnmodifiableSet());
	}

}
