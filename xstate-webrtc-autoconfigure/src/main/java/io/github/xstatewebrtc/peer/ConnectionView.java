package io.github.xstatewebrtc.peer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.LinkState;
import io.github.xstatewebrtc.link.LinkStatistics;
import io.github.xstatewebrtc.link.TransportStatistics;

/**
 * How this application is connected to one other peer, as of one moment.
 *
 * @param state the state of the link
 * @param statistics what went over the link so far
 * @param transport the path and round-trip time, {@code null} while not connected
 * @param inspects whether the other peer watches the actors
 * @param queued inspection messages that wait to be sent
 * @param dropped inspection events that the other peer was too slow for
 */
public record ConnectionView(LinkState state, LinkStatistics statistics, @Nullable TransportStatistics transport,
		boolean inspects, long queued, long dropped) {
}
