package io.github.xstatewebrtc.autoconfigure;

import org.springframework.context.SmartLifecycle;

import io.github.xstatewebrtc.peer.LocalPeer;

/**
 * Starts and stops the peer with the application: before the web server stops, so that
 * goodbyes still go out.
 */
final class LocalPeerLifecycle implements SmartLifecycle {

	private final LocalPeer peer;

	LocalPeerLifecycle(LocalPeer peer) {
		this.peer = peer;
	}

	@Override
	public void start() {
		this.peer.start();
	}

	@Override
	public void stop() {
		this.peer.stop();
	}

	@Override
	public boolean isRunning() {
		return this.peer.isRunning();
	}

	/** Boot's web server shuts down gracefully at 1,024 below the default. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 512;
	}

}
