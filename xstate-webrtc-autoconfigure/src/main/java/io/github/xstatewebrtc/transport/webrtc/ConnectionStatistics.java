package io.github.xstatewebrtc.transport.webrtc;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.TransportStatistics;

/**
 * Counts what goes over a connection and reads, of W3C WebRTC's statistics, the pair of
 * candidates that is in use. Safe for use by many threads.
 */
final class ConnectionStatistics {

	private static final Log logger = LogFactory.getLog(ConnectionStatistics.class);

	private final LongAdder bytesSent = new LongAdder();

	private final LongAdder bytesReceived = new LongAdder();

	void sent(int bytes) {
		this.bytesSent.add(bytes);
	}

	void received(int bytes) {
		this.bytesReceived.add(bytes);
	}

	/**
	 * Wait for the native library's report, a second at most, and read it.
	 * @param answer the report to come, {@code null} if there is none to be had
	 * @return the figures
	 */
	TransportStatistics await(CompletableFuture<@Nullable RTCStatsReport> answer) {
		RTCStatsReport report = null;
		try {
			report = answer.get(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.debug("No statistics could be had", ex);
		}
		long sent = this.bytesSent.sum();
		long received = this.bytesReceived.sum();
		return (report != null) ? read(report, sent, received) : new TransportStatistics(null, null, sent, received);
	}

	private static TransportStatistics read(RTCStatsReport report, long bytesSent, long bytesReceived) {
		Map<String, RTCStats> all = report.getStats();
		RTCStats pair = all.values()
			.stream()
			.filter((stats) -> stats.getType() == RTCStatsType.TRANSPORT)
			.map((stats) -> all.get(text(stats, "selectedCandidatePairId")))
			.filter((stats) -> stats != null)
			.findFirst()
			.orElse(null);
		if (pair == null) {
			return new TransportStatistics(null, null, bytesSent, bytesReceived);
		}
		RTCStats local = all.get(text(pair, "localCandidateId"));
		RTCStats remote = all.get(text(pair, "remoteCandidateId"));
		TransportStatistics.Path path = (local != null && remote != null) ? path(local, remote) : null;
		Object seconds = pair.getAttributes().get("currentRoundTripTime");
		Duration roundTrip = (seconds instanceof Number number)
				? Duration.ofNanos(Math.round(number.doubleValue() * 1_000_000_000L)) : null;
		return new TransportStatistics(path, roundTrip, bytesSent, bytesReceived);
	}

	private static TransportStatistics.Path path(RTCStats local, RTCStats remote) {
		return new TransportStatistics.Path(text(local, "candidateType"), text(remote, "candidateType"), address(local),
				address(remote), text(local, "protocol"));
	}

	private static @Nullable String address(RTCStats candidate) {
		String address = text(candidate, "address");
		if (address.isEmpty()) {
			return null;
		}
		String host = (address.indexOf(':') >= 0) ? "[" + address + "]" : address;
		return host + ":" + candidate.getAttributes().get("port");
	}

	private static String text(RTCStats stats, String attribute) {
		return (stats.getAttributes().get(attribute) instanceof String value) ? value : "";
	}

}
