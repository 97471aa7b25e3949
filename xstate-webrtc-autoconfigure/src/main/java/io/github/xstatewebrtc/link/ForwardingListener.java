package io.github.xstatewebrtc.link;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Tells another listener all that it is told, for those that look at some of it.
 */
public abstract class ForwardingListener implements TransportListener {

	private final TransportListener listener;

	/**
	 * Make one that tells another.
	 * @param listener the other
	 */
	protected ForwardingListener(TransportListener listener) {
		this.listener = listener;
	}

	@Override
	public void localDescription(SessionDescription description) {
		this.listener.localDescription(description);
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
		this.listener.localCandidate(candidate);
	}

	@Override
	public void opened() {
		this.listener.opened();
	}

	@Override
	public void received(LinkChannel channel, byte[] frame) {
		this.listener.received(channel, frame);
	}

	@Override
	public void expiring() {
		this.listener.expiring();
	}

	@Override
	public void interrupted() {
		this.listener.interrupted();
	}

	@Override
	public void closed(String reason) {
		this.listener.closed(reason);
	}

}
