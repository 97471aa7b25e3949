package io.github.xstatewebrtc.signaling;

import java.time.Duration;

/**
 * What a hub passes on between two peers that have no direct connection.
 *
 * @param enabled whether it passes on frames at all
 * @param maxBytesPerSecond how many bytes of frames one peer may send in a second
 */
public record RelaySettings(boolean enabled, int maxBytesPerSecond) {

	/**
	 * The largest frame in UTF-8 bytes.
	 */
	public static final int MAX_FRAME_BYTES = 16 * 1024;

	/**
	 * The least that a link can use, in UTF-8 bytes.
	 */
	public static final int LEAST_FRAME_BYTES = 1024;

	/**
	 * What a frame costs of the quota beside its bytes, so that small ones have a price.
	 */
	public static final int FRAME_COST = 256;

	/** How many seconds' worth may come at once, as after a stall of the network. */
	static final int SECONDS_AT_ONCE = 4;

	/** After how long an opening that is not answered is given up. */
	static final Duration OPENING_TIME = Duration.ofSeconds(10);

	/** How long something may wait for a socket that is read slowly. */
	static final Duration WAITING_TIME = Duration.ofSeconds(15);

	/** How many connections through the hub one peer may have. */
	static final int MAX_CONNECTIONS = 64;

	/**
	 * Return what a hub passes on if nothing else is said: 1 MiB a second of each peer,
	 * which is some 3,000 inspection events.
	 * @return the defaults
	 */
	public static RelaySettings defaults() {
		return new RelaySettings(true, 1024 * 1024);
	}

}
