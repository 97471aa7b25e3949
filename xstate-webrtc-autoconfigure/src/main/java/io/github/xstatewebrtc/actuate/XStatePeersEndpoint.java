package io.github.xstatewebrtc.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import io.github.xstatewebrtc.source.Sources;

/**
 * Endpoint that shows the peers and how they are connected, and disconnects one.
 */
@Endpoint(id = "xstatepeers", defaultAccess = Access.READ_ONLY)
public class XStatePeersEndpoint {

	private final PeerDirectory directory;

	private final WebRtcStatus webRtc;

	private final @Nullable Sources sources;

	/**
	 * Make the endpoint.
	 * @param directory knows the peers
	 * @param webRtc knows the connections
	 * @param sources who reports its actors, {@code null} if nobody can
	 */
	public XStatePeersEndpoint(PeerDirectory directory, WebRtcStatus webRtc, @Nullable Sources sources) {
		this.directory = directory;
		this.webRtc = webRtc;
		this.sources = sources;
	}

	/**
	 * Show all peers.
	 * @return the peers as of this moment
	 */
	@ReadOperation
	public PeersDescriptor peers() {
		return new PeersDescriptor(this.directory.ownIds(), this.webRtc.describe(), List.copyOf(this.directory.peers()),
				(this.sources != null) ? this.sources.open() : List.of());
	}

	/**
	 * Show one peer.
	 * @param peerId its id
	 * @return the peer as of this moment, {@code null} if there is none such
	 */
	@ReadOperation
	public @Nullable PeerDescriptor peer(@Selector String peerId) {
		return this.directory.peer(peerId);
	}

	/**
	 * End a peer's link and its membership of the channel. It may join again only as
	 * another peer.
	 * @param peerId its id
	 * @return status 204, or 404 if there is none such
	 */
	@DeleteOperation
	public WebEndpointResponse<@Nullable Void> disconnect(@Selector String peerId) {
		boolean found = this.directory.disconnect(peerId);
		return new WebEndpointResponse<>(
				found ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
