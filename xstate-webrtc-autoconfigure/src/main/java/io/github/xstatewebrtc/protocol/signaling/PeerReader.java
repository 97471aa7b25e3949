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

	private static final int MAX_SERVICES = 64;

	private static final int MAX_SERVICE_NAME = 256;

	private static final int MAX_SERVICE_NAMES = 8 * 1024;

	private PeerReader() {
	}

	static PeerInfo info(Members peer) throws InvalidMessageException {
		return new PeerInfo(peer.name("name", MAX_NAME), peer.name("kind", MAX_KIND),
				peer.optionalName("instance", MAX_NAME), peer.flag("iceRestart"), services(peer));
	}

	static PeerEntry entry(Members peer) throws InvalidMessageException {
		PeerInfo info = new PeerInfo(peer.name("name", MAX_NAME), peer.name("kind", MAX_KIND),
				peer.optionalName("instance", MAX_NAME), peer.flag("iceRestart"), services(peer, Integer.MAX_VALUE));
		return PeerEntry.of(peer.string("peerId", MAX_ID), info, permissions(peer));
	}

	static Set<Permission> permissions(Members members) throws InvalidMessageException {
		return members.strings("permissions", MAX_ID)
			.stream()
			.flatMap((name) -> Permission.of(name).stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	static List<Service> services(Members peer) throws InvalidMessageException {
		List<Service> services = services(peer, MAX_SERVICES);
		int length = services.stream().mapToInt(PeerReader::length).sum();
		peer.check(length <= MAX_SERVICE_NAMES, () -> "The names in 'peer.services' must have at most "
				+ MAX_SERVICE_NAMES + " characters in all, not " + length + ".");
		return services;
	}

	private static int length(Service service) {
		String src = service.src();
		return service.systemId().length() + ((src != null) ? src.length() : 0);
	}

	private static List<Service> services(Members peer, int maxCount) throws InvalidMessageException {
		List<Service> services = new ArrayList<>();
		for (Members service : peer.objects("services", maxCount)) {
			services.add(new Service(service.name("systemId", MAX_SERVICE_NAME),
					service.optionalName("src", MAX_SERVICE_NAME)));
		}
		return services;
	}

}
