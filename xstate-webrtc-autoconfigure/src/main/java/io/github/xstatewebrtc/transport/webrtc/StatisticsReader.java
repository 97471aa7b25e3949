package io.github.xstatewebrtc.transport.webrtc;

import java.time.Duration;
import java.util.Map;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import io.github.xstatewebrtc.link.TransportStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Reads W3C WebRTC statistics: the pair of candidates that is in use.
 */
final class StatisticsReader {

	private StatisticsReader() {
	}

	static TransportStatistics read(RTCStatsReport report, long bytesSent, long bytesReceived) {
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
