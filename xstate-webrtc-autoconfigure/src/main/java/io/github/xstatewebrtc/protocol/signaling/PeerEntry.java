package io.github.xstatewebrtc.protocol.signaling;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A member of a channel as the hub shows it to the others: the id and the permissions are
 * the hub's word, the rest is what the peer said about itself.
 *
 * @param peerId names one run of one process or page
 * @param name the name shown to others
 * @param instance which of several alike it is
 * @param kind what it runs on
 * @param iceRestart whether it can restart ICE within a connection
 * @param services the actors it announces
 * @param permissions what it may do
 */
public record PeerEntry(String peerId, String name, @Nullable String instance, String kind, boolean iceRestart,
		List<Service> services, Set<Permission> permissions) {

	public PeerEntry {
		services = List.copyOf(services);
		permissions = Set.copyOf(permissions);
	}

	/**
	 * Make the entry of a peer.
	 * @param peerId the id that the hub gave it
	 * @param info what it says about itself
	 * @param permissions what the hub grants it
	 * @return its entry
	 */
	public static PeerEntry of(String peerId, PeerInfo info, Set<Permission> permissions) {
		return new PeerEntry(peerId, info.name(), info.instance(), info.kind(), info.iceRestart(), info.services(),
				permissions);
	}

}
