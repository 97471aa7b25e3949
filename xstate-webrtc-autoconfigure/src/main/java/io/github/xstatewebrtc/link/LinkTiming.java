package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * The times of a link (protocol, sections 2 and 3). All are positive.
 *
 * @param openWithin how long a connection may take to open
 * @param helloWithin how long the other side may take to say hello once it has
 * @param ackAfter how long an acknowledgement may wait for a frame to ride in
 * @param gather how long inspection messages may wait for others to share a frame with
 * @param pingAfter how long a silence makes this side ask for a sign of life
 * @param silentAfter how long a silence makes the link disconnected
 * @param lostAfter how long without a connection makes the link lost
 * @param closeWithin how long the other side may take to close the connection after a
 * {@code bye}
 */
public record LinkTiming(Duration openWithin, Duration helloWithin, Duration ackAfter, Duration gather,
		Duration pingAfter, Duration silentAfter, Duration lostAfter, Duration closeWithin) {

	public LinkTiming {
		if (!Stream.of(openWithin, helloWithin, ackAfter, gather, pingAfter, silentAfter, lostAfter, closeWithin)
			.allMatch((time) -> time.compareTo(Duration.ZERO) > 0)) {
			throw new IllegalArgumentException("All times of a link must be positive");
		}
		if (silentAfter.compareTo(pingAfter) <= 0) {
			throw new IllegalArgumentException("silentAfter must be longer than pingAfter");
		}
	}

	/**
	 * Return the times that the protocol names, and one second to close.
	 * @return the default
	 */
	public static LinkTiming defaults() {
		return new LinkTiming(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(50),
				Duration.ofMillis(10), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30),
				Duration.ofSeconds(1));
	}

}
