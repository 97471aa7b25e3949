package io.github.xstatewebrtc.actuate;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.LinkStatistics;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.peer.ConnectionView;

/**
 * A connection as the endpoint {@code xstatepeers} shows it.
 *
 * @param path how frames travel: {@code host}, {@code srflx} or {@code relay}, whichever
 * is the longer way of the two sides; {@code null} while unknown
 * @param candidates the selected candidate pair, {@code null} while unknown
 * @param roundTripMillis the last measured round trip in milliseconds, {@code null}
 * before the first
 * @param bytes bytes in frames
 * @param messages messages, without those of the link itself
 * @param inspects whether the peer watches the actors
 * @param unacknowledgedBytes bytes sent that the peer has not acknowledged
 * @param queued messages that wait to be sent to it
 * @param dropped inspection events that it was too slow for
 */
public record ConnectionDescriptor(@Nullable String path, TransportStatistics.@Nullable Path candidates,
		@Nullable Double roundTripMillis, EachWay bytes, EachWay messages, boolean inspects, long unacknowledgedBytes,
		long queued, long dropped) {

	private static final double NANOS_PER_MILLI = 1_000_000;

	static ConnectionDescriptor of(ConnectionView view) {
		LinkStatistics link = view.statistics();
		TransportStatistics transport = view.transport();
		TransportStatistics.Path pair = (transport != null) ? transport.path() : null;
		Duration roundTrip = (transport != null) ? transport.roundTrip() : null;
		return new ConnectionDescriptor((pair != null) ? path(pair) : null, pair,
				(roundTrip != null) ? roundTrip.toNanos() / NANOS_PER_MILLI : null,
				new EachWay(link.bytesSent(), link.bytesReceived()),
				new EachWay(link.messagesSent(), link.messagesReceived()), view.inspects(), link.unacknowledgedBytes(),
				link.queuedMessages() + view.queued(), view.dropped());
	}

	/**
	 * A peer-reflexive candidate is one that a NAT made up underway, or a host candidate
	 * that the other side had not heard of yet: addresses alone cannot tell, so it counts
	 * as what the other end of the pair is.
	 */
	private static String path(TransportStatistics.Path pair) {
		for (String longer : new String[] { "hub", "relay", "srflx" }) {
			if (pair.local().equals(longer) || pair.remote().equals(longer)) {
				return longer;
			}
		}
		return "host";
	}

	/**
	 * A figure in both directions.
	 *
	 * @param sent to the peer
	 * @param received from the peer
	 */
	public record EachWay(long sent, long received) {
	}

}
