package io.github.xstatewebrtc.actuate;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.LinkState;
import io.github.xstatewebrtc.peer.ConnectionView;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.Service;

/**
 * A peer as the endpoint {@code xstatepeers} shows it.
 *
 * @param peerId the id that the hub gave it
 * @param channel the label of the channel
 * @param name the name it shows to others
 * @param instance which of several alike it is
 * @param kind what it runs on, such as {@code browser}
 * @param user the name that its log-in or token proves, {@code null} if none does
 * @param permissions what the hub lets it do
 * @param services the actors it announces
 * @param signaling {@code open}, {@code suspended} while its socket is cut, or
 * {@code gone}
 * @param state how the link to it is, in lower case, or {@code none}
 * @param connection how this application is connected to it, {@code null} if it is not
 * @see LinkState
 */
public record PeerDescriptor(String peerId, String channel, String name, @Nullable String instance, String kind,
		@Nullable String user, Set<Permission> permissions, List<Service> services, String signaling, String state,
		@Nullable ConnectionDescriptor connection) {

	static PeerDescriptor of(String channel, PeerEntry entry, @Nullable String user, String signaling,
			@Nullable ConnectionView connection) {
		ConnectionView linked = (connection != null && connection.state() != LinkState.LOST) ? connection : null;
		return new PeerDescriptor(entry.peerId(), channel, entry.name(), entry.instance(), entry.kind(), user,
				entry.permissions(), entry.services(), signaling,
				(linked != null) ? linked.state().name().toLowerCase(Locale.ROOT) : "none",
				(linked != null) ? ConnectionDescriptor.of(linked) : null);
	}

	PeerDescriptor with(PeerDescriptor linked) {
		return new PeerDescriptor(this.peerId, this.channel, this.name, this.instance, this.kind, this.user,
				this.permissions, this.services, this.signaling, linked.state, linked.connection);
	}

}
