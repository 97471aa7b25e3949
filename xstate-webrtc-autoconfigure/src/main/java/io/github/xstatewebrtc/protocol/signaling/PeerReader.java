package io.github.xstatewebrtc.protocol.signaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what is said about a peer, within the bounds that keep a channel's presence
 * small.
 */
final class PeerReader {

	static final int MAX_ID = 128;

	private static final int MAX_NAME = 128;

	private static final int MAX_KIND = 32;

	private static final int MAX_SERVICES = 256;

	private static final int MAX_SERVICE_NAME = 256;

	private PeerReader() {
	}

	static PeerInfo info(Members peer) throws InvalidMessageException {
		return new PeerInfo(peer.string("name", MAX_NAME), peer.string("kind", MAX_KIND),
				peer.optionalString("instance", MAX_NAME), peer.flag("iceRestart"), services(peer, MAX_SERVICES));
	}

	static PeerEntry entry(Members peer) throws InvalidMessageException {
		PeerInfo info = new PeerInfo(peer.string("name", MAX_NAME), peer.string("kind", MAX_KIND),
				peer.optionalString("instance", MAX_NAME), peer.flag("iceRestart"), services(peer, Integer.MAX_VALUE));
		return PeerEntry.of(peer.string("peerId", MAX_ID), info, permissions(peer));
	}

	static Set<Permission> permissions(Members members) throws InvalidMessageException {
		return members.strings("permissions", MAX_ID)
			.stream()
			.flatMap((name) -> Permission.of(name).stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	static List<Service> services(Members peer) throws InvalidMessageException {
		return services(peer, MAX_SERVICES);
	}

	private static List<Service> services(Members peer, int maxCount) throws InvalidMessageException {
		List<Service> services = new ArrayList<>();
		for (Members service : peer.objects("services", maxCount)) {
			services.add(new Service(service.string("systemId", MAX_SERVICE_NAME),
					service.optionalString("src", MAX_SERVICE_NAME)));
		}
		return services;
	}

}
