package io.github.xstatewebrtc.protocol.signaling;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a peer says about itself when it joins.
 *
 * @param name the name shown to others, such as {@code checkout-ui}
 * @param kind what it runs on, such as {@code browser} or {@code jvm}
 * @param instance which of several alike it is, such as a host's name
 * @param iceRestart whether it can restart ICE within a connection
 * @param services the actors it announces
 */
public record PeerInfo(String name, String kind, @Nullable String instance, boolean iceRestart,
		List<Service> services) {

	public PeerInfo {
		services = List.copyOf(services);
	}

	/**
	 * Return the same with other services.
	 * @param services the actors now announced
	 * @return a copy
	 */
	public PeerInfo withServices(List<Service> services) {
		return new PeerInfo(this.name, this.kind, this.instance, this.iceRestart, services);
	}

}
