package io.github.xstatewebrtc.link;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * A connection that hands everything on to another, for those that look at some of it.
 */
public abstract class ForwardingTransport implements Transport {

	private final Transport transport;

	/**
	 * Make one that hands on to another.
	 * @param transport the other
	 */
	protected ForwardingTransport(Transport transport) {
		this.transport = transport;
	}

	@Override
	public void open(TransportListener listener) {
		this.transport.open(listener);
	}

	@Override
	public void remoteDescription(SessionDescription description) {
		this.transport.remoteDescription(description);
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
		this.transport.remoteCandidate(candidate);
	}

	@Override
	public void restart() {
		this.transport.restart();
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		this.transport.send(channel, frame);
	}

	@Override
	public int maxFrameBytes() {
		return this.transport.maxFrameBytes();
	}

	@Override
	public TransportStatistics statistics() {
		return this.transport.statistics();
	}

	@Override
	public void close() {
		this.transport.close();
	}

}
