package io.github.xstatewebrtc.actuate;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.source.SourceView;

/**
 * What the endpoint {@code xstatepeers} answers.
 *
 * @param self this application's own peer ids, by channel label
 * @param webrtc whether connections can be made
 * @param peers the other peers
 * @param sources the applications that report their actors over plain sockets
 */
public record PeersDescriptor(Map<String, String> self, WebRtcDescriptor webrtc, List<PeerDescriptor> peers,
		List<SourceView> sources) {

	/**
	 * Whether connections can be made.
	 *
	 * @param status {@code not-loaded} before the first connection, {@code loaded},
	 * {@code unavailable}, or {@code off} if this application is no peer
	 * @param reason why it is unavailable and what to do, {@code null} otherwise
	 * @param standIns system libraries that are absent and were stood in for
	 */
	public record WebRtcDescriptor(String status, @Nullable String reason, List<String> standIns) {
	}

}
