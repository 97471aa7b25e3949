package io.github.xstatewebrtc.protocol.signaling;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A STUN or TURN server, as in W3C WebRTC's {@code RTCIceServer}.
 *
 * @param urls where to reach it, at least one: {@code stun:}, {@code stuns:},
 * {@code turn:} or {@code turns:}
 * @param username the user, present for TURN
 * @param credential the password, present for TURN
 */
public record IceServer(List<String> urls, @Nullable String username, @Nullable String credential) {

	public IceServer {
		urls = List.copyOf(urls);
	}

	@Override
	public String toString() {
		return "IceServer[urls=" + this.urls + ", username=" + this.username + "]";
	}

}
