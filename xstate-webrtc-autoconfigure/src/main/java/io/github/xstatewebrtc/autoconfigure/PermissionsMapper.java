package io.github.xstatewebrtc.autoconfigure;

import java.util.Map;
import java.util.Set;

import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.AuthorityAuthorizer;

/**
 * Maps the properties under {@code xstate.webrtc.permissions}.
 */
final class PermissionsMapper {

	private PermissionsMapper() {
	}

	static AuthorityAuthorizer map(XStateWebRtcProperties properties) {
		XStateWebRtcProperties.Permissions named = properties.permissions();
		return new AuthorityAuthorizer(
				Map.of(Permission.INSPECT, Set.copyOf(named.inspect()), Permission.SEND, Set.copyOf(named.send()),
						Permission.SPAWN, Set.copyOf(named.spawn()), Permission.PEERS, Set.copyOf(named.peers())),
				Set.copyOf(properties.inspection().roles()));
	}

}
