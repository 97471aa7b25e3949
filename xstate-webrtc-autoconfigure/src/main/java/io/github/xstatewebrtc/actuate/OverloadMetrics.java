package io.github.xstatewebrtc.actuate;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.peer.LinkTotals;
import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.signaling.HubRefusals;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * Meters of what was refused, given up or ended because a bound was reached.
 */
public class OverloadMetrics implements MeterBinder {

	private static final String PREFIX = "xstate.webrtc.";

	private final @Nullable SignalingHub hub;

	private final @Nullable LocalPeer peer;

	private final @Nullable InspectionBridge inspection;

	private final @Nullable StatechartRegistry statecharts;

	/**
	 * Make the meters.
	 * @param hub the application's hub, {@code null} if it has none
	 * @param peer the application as a peer, {@code null} if it is none
	 * @param inspection shows the actors, {@code null} if inspection is off
	 * @param statecharts makes statecharts actors, {@code null} if there is none
	 */
	public OverloadMetrics(@Nullable SignalingHub hub, @Nullable LocalPeer peer, @Nullable InspectionBridge inspection,
			@Nullable StatechartRegistry statecharts) {
		this.hub = hub;
		this.peer = peer;
		this.inspection = inspection;
		this.statecharts = statecharts;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.hub != null) {
			bindHub(registry, this.hub);
		}
		if (this.peer != null) {
			bindLinks(registry, this.peer.totals().links());
		}
		if (this.inspection != null) {
			counter(registry, "inspection.forgotten", this.inspection, InspectionBridge::forgotten,
					"Events that are no longer kept for inspectors that come later");
		}
		if (this.statecharts != null) {
			counter(registry, "statecharts.overloaded", this.statecharts, StatechartRegistry::overloaded,
					"Events sent to a statechart whose mailbox was full");
		}
	}

	private static void bindHub(MeterRegistry registry, SignalingHub hub) {
		Gauge.builder(PREFIX + "signaling.sessions", hub, SignalingHub::sessionCount)
			.description("Sockets of the hub, joined or not")
			.register(registry);
		HubRefusals refusals = hub.refusals();
		for (ErrorCode code : ErrorCode.values()) {
			counter(registry, "signaling.refused", refusals, (figures) -> figures.count(code),
					"What the hub refused its peers", "code", code.wireName());
		}
		counter(registry, "signaling.cut", refusals, HubRefusals::clumsy, "Sockets that the hub closed", "reason",
				"too-many-errors");
		counter(registry, "signaling.cut", refusals, HubRefusals::slow, "Sockets that the hub closed", "reason",
				"reads-too-slowly");
	}

	private static void bindLinks(MeterRegistry registry, LinkTotals links) {
		for (String code : LinkTotals.CODES) {
			counter(registry, "links.ended", links, (figures) -> figures.ended(code), "Links that are over", "code",
					code);
			counter(registry, "messages.undelivered", links, (figures) -> figures.undelivered(code),
					"Messages that were given up and reported to their sender", "code", code);
		}
	}

	private static <T> void counter(MeterRegistry registry, String name, T source, ToDoubleFunction<T> figure,
			String description, String... tags) {
		FunctionCounter.builder(PREFIX + name, source, figure).description(description).tags(tags).register(registry);
	}

}
