package io.github.xstatewebrtc.peer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Two hosts between which nothing passes.
 */
final class NeverOpens implements Transport {

	private @Nullable TransportListener listener;

	@Override
	public void open(TransportListener told) {
		this.listener = told;
		told.localDescription(new SessionDescription("offer", "v=0"));
	}

	@Override
	public void remoteDescription(SessionDescription description) {
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		throw new IllegalStateException("It is not open");
	}

	@Override
	public int maxFrameBytes() {
		return 65_536;
	}

	@Override
	public TransportStatistics statistics() {
		return new TransportStatistics(null, null, 0, 0);
	}

	@Override
	public void close() {
		TransportListener told = this.listener;
		this.listener = null;
		if (told != null) {
			told.closed("Closed.");
		}
	}

}
