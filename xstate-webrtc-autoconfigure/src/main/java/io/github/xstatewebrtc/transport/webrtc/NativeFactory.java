package io.github.xstatewebrtc.transport.webrtc;

import java.util.concurrent.atomic.AtomicLong;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The native side's threads and what its connections share. Costs some 200 ms and leaves
 * two threads for good, so there is one, until it has received so much that its leak
 * counts.
 */
final class NativeFactory {

	private static final Log logger = LogFactory.getLog(NativeFactory.class);

	// On a host without audio any other ends the process.
	private final HeadlessAudioDeviceModule audio;

	private final PeerConnectionFactory factory;

	private final long messageBudget;

	private final AtomicLong messages = new AtomicLong();

	private int connections;

	NativeFactory(long messageBudget) {
		this.messageBudget = messageBudget;
		this.audio = new HeadlessAudioDeviceModule();
		try {
			this.factory = new PeerConnectionFactory(this.audio);
		}
		catch (RuntimeException | Error ex) {
			this.audio.dispose();
			throw ex;
		}
	}

	RTCPeerConnection createPeerConnection(RTCConfiguration configuration, PeerConnectionObserver observer) {
		return this.factory.createPeerConnection(configuration, observer);
	}

	void messageReceived() {
		this.messages.incrementAndGet();
	}

	boolean isExhausted() {
		return this.messages.get() >= this.messageBudget;
	}

	/**
	 * Count one connection more; guarded by the runtime's lock as are the next two.
	 */
	void retain() {
		this.connections++;
	}

	void release() {
		this.connections--;
	}

	boolean isIdle() {
		return this.connections == 0;
	}

	/**
	 * Free it. Not in a callback, and after all its connections are closed.
	 */
	void dispose() {
		quietly(this.factory::dispose);
		quietly(this.audio::dispose);
	}

	/**
	 * Run a step of a teardown, which must not keep the next from being taken. The native
	 * library throws {@link Error} where a reference is left.
	 * @param step what to run
	 */
	static void quietly(Runnable step) {
		try {
			step.run();
		}
		catch (Throwable ex) {
			logger.debug("A step of the native teardown failed", ex);
		}
	}

}
