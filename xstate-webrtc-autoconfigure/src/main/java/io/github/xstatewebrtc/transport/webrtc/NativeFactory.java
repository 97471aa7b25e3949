package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * counts: then its connections are asked to be made again on the next, while they go on;
 * those that are not are ended a while later.
 */
final class NativeFactory {

	private static final Log logger = LogFactory.getLog(NativeFactory.class);

	private static final String WORN_OUT = "The native WebRTC library is set up anew after so many messages: "
			+ "all connections are made again";

	// After a quarter of its budget more, whatever is left on it is ended.
	private static final int GRACE = 4;

	// On a host without audio any other ends the process.
	private final HeadlessAudioDeviceModule audio;

	private final PeerConnectionFactory factory;

	private final long messageBudget;

	private final AtomicLong messages = new AtomicLong();

	// Those in use.
	private final Set<WebRtcTransport> transports = ConcurrentHashMap.newKeySet();

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

	/**
	 * Take in a connection that is about to be made, or end it if that comes too late.
	 * @param transport whose connection it is
	 */
	void add(WebRtcTransport transport) {
		this.transports.add(transport);
		if (isWornOut()) {
			transport.end(WORN_OUT);
		}
	}

	void remove(WebRtcTransport transport) {
		this.transports.remove(transport);
	}

	void messageReceived() {
		long count = this.messages.incrementAndGet();
		if (count == this.messageBudget) {
			this.transports.forEach(WebRtcTransport::expire);
		}
		else if (count == this.messageBudget + this.messageBudget / GRACE) {
			endAll();
		}
	}

	/**
	 * End the connections that were not made again in time. All know why before the first
	 * of them closes, lest one whose other side is here takes that for the reason.
	 */
	void endAll() {
		List<WebRtcTransport> ending = this.transports.stream()
			.filter((transport) -> transport.mayEnd(WORN_OUT))
			.toList();
		ending.forEach(WebRtcTransport::tearDownSoon);
	}

	boolean isWornOut() {
		return this.messages.get() >= this.messageBudget;
	}

	/**
	 * Return how many messages it has received.
	 * @return a number that only grows
	 */
	long messages() {
		return this.messages.get();
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
