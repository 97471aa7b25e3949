package io.github.xstatewebrtc.link;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How two peers are connected, as of one moment.
 *
 * @param path the kind of the selected candidates, {@code null} while none is selected
 * @param roundTrip the last measured round trip, {@code null} before the first
 * @param bytesSent payload bytes handed to the wire
 * @param bytesReceived payload bytes taken from the wire
 */
public record TransportStatistics(@Nullable Path path, @Nullable Duration roundTrip, long bytesSent,
		long bytesReceived) {

	/**
	 * The selected candidate pair.
	 *
	 * @param local this side's candidate type: {@code host}, {@code srflx}, {@code prflx}
	 * or {@code relay}; {@code hub} when frames go through the hub
	 * @param remote the other side's candidate type
	 * @param localAddress this side's address and port, {@code null} where hidden
	 * @param remoteAddress the other side's address and port, {@code null} where hidden
	 * @param protocol {@code udp} or {@code tcp}
	 */
	public record Path(String local, String remote, @Nullable String localAddress, @Nullable String remoteAddress,
			String protocol) {
	}

}
