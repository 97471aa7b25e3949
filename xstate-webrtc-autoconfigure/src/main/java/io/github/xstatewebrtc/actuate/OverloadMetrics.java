package io.github.xstatewebrtc.actuate;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.peer.LinkTotals;
import io.github.xstatewebrtc.peer.PeerTotals;
import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;
import io.github.xstatewebrtc.signaling.HubRefusals;
import io.github.xstatewebrtc.signaling.RelayTotals;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.source.SourceEnd;
import io.github.xstatewebrtc.source.SourceTotals;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * Meters of what was refused, given up, left out or ended because a bound was reached:
 * those that the page about limits names.
 */
public class OverloadMetrics implements MeterBinder {

	private static final String PREFIX = "xstate.webrtc.";

	private static final String TRUNCATED = "What was too large to be shown whole, or at all";

	private static final String LEFT_OUT = "What applications reported of their actors and there was no room for";

	private static final String THREADS = "Threads that deliver to actors, or wait in an action for an answer";

	private static final String OVERLOADED = "Connections that ended since too much waited for them";

	private final @Nullable SignalingHub hub;

	private final @Nullable PeerTotals peer;

	private final WebRtcStatus webRtc;

	private final @Nullable InspectionBridge inspection;

	private final @Nullable StatechartRegistry statecharts;

	private final @Nullable SourceTotals sources;

	/**
	 * Make the meters.
	 * @param hub the application's hub, {@code null} if it has none
	 * @param peer what the application counts as a peer, {@code null} if it is none
	 * @param webRtc knows the connections
	 * @param inspection shows the actors, {@code null} if inspection is off
	 * @param statecharts makes statecharts actors, {@code null} if there is none
	 * @param sources counts those who report their actors, {@code null} if nobody can
	 */
	public OverloadMetrics(@Nullable SignalingHub hub, @Nullable PeerTotals peer, WebRtcStatus webRtc,
			@Nullable InspectionBridge inspection, @Nullable StatechartRegistry statecharts,
			@Nullable SourceTotals sources) {
		this.hub = hub;
		this.peer = peer;
		this.webRtc = webRtc;
		this.inspection = inspection;
		this.statecharts = statecharts;
		this.sources = sources;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.hub != null) {
			bindHub(registry, this.hub.refusals());
			bindRelay(registry, this.hub.relayed());
		}
		if (this.peer != null) {
			bindPeer(registry, this.peer);
			bindLinks(registry, this.peer.links());
		}
		counter(registry, "connections.overloaded", this.webRtc, WebRtcStatus::connectionsOverloaded, OVERLOADED, "way",
				"direct");
		counter(registry, "candidates.refused", this.webRtc, WebRtcStatus::refusedCandidates,
				"Candidates of other peers that this machine was not allowed to send to");
		if (this.inspection != null) {
			counter(registry, "inspection.forgotten", this.inspection, InspectionBridge::forgotten,
					"Events that are no longer kept for inspectors that come later");
			counter(registry, "inspection.truncated", this.inspection, InspectionBridge::truncated, TRUNCATED, "part",
					"value");
			counter(registry, "inspection.truncated", this.inspection, InspectionBridge::definitionsLeftOut, TRUNCATED,
					"part", "definition");
		}
		if (this.statecharts != null) {
			bindMailboxes(registry, this.statecharts);
		}
		if (this.sources != null) {
			bindSources(registry, this.sources);
		}
	}

	private static void bindMailboxes(MeterRegistry registry, StatechartRegistry statecharts) {
		counter(registry, "statecharts.overloaded", statecharts, StatechartRegistry::overloaded,
				"Events sent to a statechart whose mailbox was full");
		counter(registry, "mailboxes.waits.refused", statecharts, (figures) -> figures.load().refused(),
				"Actions that were not let wait for an answer since too many did");
		gauge(registry, "mailboxes.threads", statecharts, (figures) -> figures.load().busy(), THREADS, "state", "busy");
		gauge(registry, "mailboxes.threads", statecharts, (figures) -> figures.load().waiting(), THREADS, "state",
				"waiting");
		gauge(registry, "mailboxes.pending", statecharts, (figures) -> figures.load().pending(),
				"Mailboxes with something to deliver and no thread");
	}

	private static void bindSources(MeterRegistry registry, SourceTotals totals) {
		for (SourceEnd end : SourceEnd.values()) {
			counter(registry, "sources.refused", totals, (figures) -> figures.ended(end),
					"Applications that report their actors and were sent away", "code", end.wireName());
		}
		counter(registry, "sources.left.out", totals, SourceTotals::actorsLeftOut, LEFT_OUT, "part", "actor");
		counter(registry, "sources.left.out", totals, SourceTotals::definitionsLeftOut, LEFT_OUT, "part", "definition");
		counter(registry, "sources.left.out", totals, SourceTotals::namesShortened, LEFT_OUT, "part", "name");
		counter(registry, "sources.overloaded", totals, SourceTotals::eventsOverloaded,
				"Events for such actors that were not sent since too many were under way");
	}

	private static void bindHub(MeterRegistry registry, HubRefusals refusals) {
		for (ErrorCode code : ErrorCode.values()) {
			counter(registry, "signaling.refused", refusals, (figures) -> figures.count(code),
					"What the hub refused its peers", "code", code.wireName());
		}
		counter(registry, "signaling.cut", refusals, HubRefusals::clumsy, "Sockets that the hub closed", "reason",
				"too-many-errors");
		counter(registry, "signaling.cut", refusals, HubRefusals::slow, "Sockets that the hub closed", "reason",
				"reads-too-slowly");
	}

	private static void bindRelay(MeterRegistry registry, RelayTotals totals) {
		counter(registry, "relay.dropped", totals, RelayTotals::dropped,
				"Frames that came to the hub and were not passed on");
		for (RelayCode code : RelayCode.values()) {
			counter(registry, "relay.closed", totals, (figures) -> figures.closed(code),
					"Connections through the hub that ended or were refused", "reason", code.wireName());
		}
	}

	private static void bindPeer(MeterRegistry registry, PeerTotals totals) {
		counter(registry, "connections.refused", totals, PeerTotals::attemptsRefused,
				"Connections that were not made since there were too many");
		counter(registry, "connections.overloaded", totals, PeerTotals::relaysOverloaded, OVERLOADED, "way", "hub");
		counter(registry, "inspection.dropped", totals, PeerTotals::eventsDropped,
				"Inspection events that peers were too slow for");
	}

	private static void bindLinks(MeterRegistry registry, LinkTotals links) {
		for (String code : LinkTotals.CODES) {
			counter(registry, "links.ended", links, (figures) -> figures.ended(code), "Links that are over", "code",
					code);
			counter(registry, "messages.undelivered", links, (figures) -> figures.undelivered(code),
					"Messages that were given up and reported to their sender", "code", code);
		}
	}

	private static <T> void gauge(MeterRegistry registry, String name, T source, ToDoubleFunction<T> figure,
			String description, String... tags) {
		Gauge.builder(PREFIX + name, source, figure).description(description).tags(tags).register(registry);
	}

	private static <T> void counter(MeterRegistry registry, String name, T source, ToDoubleFunction<T> figure,
			String description, String... tags) {
		FunctionCounter.builder(PREFIX + name, source, figure).description(description).tags(tags).register(registry);
	}

}
