package io.github.xstatewebrtc.transport.webrtc;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.TransportUnavailableException;

/**
 * Loads the native library once and starts factories in it, and knows why that is not
 * possible. Guarded by the runtime's lock, but for the status.
 */
final class NativeStart {

	/**
	 * The most factories that are started. Each leaves two threads and 0.65 MB behind,
	 * for as long as the process lives.
	 */
	static final int MOST_FACTORIES = 1_000;

	/**
	 * How many of these peers that send much may wear out. The others are for those who
	 * do not.
	 */
	static final int MOST_FOR_HEAVY_PEERS = MOST_FACTORIES / 4;

	private static final Log logger = LogFactory.getLog(NativeStart.class);

	private final Supplier<NativeFactory> maker;

	private volatile NativeStatus status = new NativeStatus(NativeStatus.State.NOT_LOADED, null, List.of());

	// What came of loading it.
	private @Nullable NativeStatus loaded;

	private int started;

	private int startedForHeavyPeers;

	NativeStart(Supplier<NativeFactory> maker) {
		this.maker = maker;
	}

	NativeStatus status() {
		return this.status;
	}

	/**
	 * Load the library unless that was tried before.
	 * @param nativeDirectory where to unpack it
	 * @throws TransportUnavailableException if it does not load
	 */
	void load(@Nullable Path nativeDirectory) {
		if (this.loaded == null) {
			this.loaded = tryLoad(nativeDirectory);
			this.status = this.loaded;
		}
		if (this.loaded.state() == NativeStatus.State.UNAVAILABLE) {
			throw new TransportUnavailableException(String.valueOf(this.loaded.reason()), null);
		}
	}

	private static NativeStatus tryLoad(@Nullable Path nativeDirectory) {
		try {
			List<String> standIns = NativeLibrary.load(nativeDirectory);
			logger.debug("The native WebRTC library is loaded; stood in for: " + standIns);
			return new NativeStatus(NativeStatus.State.LOADED, null, standIns);
		}
		catch (NativeLoadException ex) {
			logger.warn(ex.getMessage());
			logger.debug("Why the native WebRTC library was not loaded", ex);
			return new NativeStatus(NativeStatus.State.UNAVAILABLE, ex.getMessage(), List.of());
		}
	}

	/**
	 * Start a factory. Tried again for the next connection: what was missing may be
	 * threads or memory.
	 * @param heavy whether it is for peers that send much
	 * @return the factory
	 * @throws TransportUnavailableException if it does not start
	 */
	NativeFactory start(boolean heavy) {
		if (heavy && this.startedForHeavyPeers == MOST_FOR_HEAVY_PEERS) {
			throw new TransportUnavailableException(
					"Peers that send much have worn out the native WebRTC library " + MOST_FOR_HEAVY_PEERS
							+ " times: they get no direct connections until the application is restarted",
					null);
		}
		if (this.started == MOST_FACTORIES) {
			throw unavailable("The native WebRTC library was set up " + MOST_FACTORIES
					+ " times, each of which leaves threads and memory behind: "
					+ "restart the application to make direct connections again", null);
		}
		try {
			NativeFactory factory = this.maker.get();
			this.startedForHeavyPeers += heavy ? 1 : 0;
			if (++this.started == MOST_FACTORIES / 2) {
				logger.warn("The native WebRTC library was set up " + this.started
						+ " times, each of which leaves threads and memory behind: restart the application before "
						+ MOST_FACTORIES + ", after which it makes no direct connections any more");
			}
			this.status = new NativeStatus(NativeStatus.State.LOADED, null, standIns());
			return factory;
		}
		catch (RuntimeException | Error ex) {
			throw unavailable("The native WebRTC library is loaded but does not start: " + ex, ex);
		}
	}

	private TransportUnavailableException unavailable(String reason, @Nullable Throwable cause) {
		if (this.status.state() != NativeStatus.State.UNAVAILABLE) {
			logger.warn(reason);
			logger.debug("Why the native WebRTC library does not start", cause);
		}
		this.status = new NativeStatus(NativeStatus.State.UNAVAILABLE, reason, standIns());
		return new TransportUnavailableException(reason, cause);
	}

	private List<String> standIns() {
		return (this.loaded != null) ? this.loaded.standIns() : List.of();
	}

}
