package io.github.xstatewebrtc.actuate;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.peer.PeerTotals;
import io.github.xstatewebrtc.signaling.RelayTotals;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.source.SourceTotals;
import io.github.xstatewebrtc.source.Sources;

/**
 * Meters under {@code xstate.webrtc}. Each reads a figure that is kept anyway: an event
 * pays nothing for being counted.
 */
public class XStateWebRtcMetrics implements MeterBinder {

	private static final String PREFIX = "xstate.webrtc.";

	private final PeerDirectory directory;

	private final WebRtcStatus webRtc;

	private final LocalActorSystem actors;

	private final @Nullable InspectionBridge inspection;

	private final @Nullable PeerTotals peer;

	private final @Nullable SignalingHub hub;

	private final @Nullable Sources sources;

	/**
	 * Make the meters.
	 * @param directory knows the peers
	 * @param webRtc knows the connections
	 * @param actors the actors
	 * @param inspection who watches them, {@code null} if inspection is off
	 * @param peer what the application counts as a peer, {@code null} if it is none
	 * @param hub the application's hub, {@code null} if it has none
	 * @param sources who reports its actors, {@code null} if nobody can
	 */
	public XStateWebRtcMetrics(PeerDirectory directory, WebRtcStatus webRtc, LocalActorSystem actors,
			@Nullable InspectionBridge inspection, @Nullable PeerTotals peer, @Nullable SignalingHub hub,
			@Nullable Sources sources) {
		this.directory = directory;
		this.webRtc = webRtc;
		this.actors = actors;
		this.inspection = inspection;
		this.peer = peer;
		this.hub = hub;
		this.sources = sources;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder(PREFIX + "peers", this.directory, PeerDirectory::count)
			.description("Other peers in this application's channels")
			.register(registry);
		Gauge.builder(PREFIX + "actors", this.actors, (system) -> system.actors().size())
			.description("Actors that live in this application")
			.register(registry);
		bindWebRtc(registry);
		if (this.inspection != null) {
			Gauge.builder(PREFIX + "watchers", this.inspection, InspectionBridge::watchers)
				.description("Peers that watch this application's actors")
				.register(registry);
			counter(registry, "inspection.events", this.inspection, InspectionBridge::seq,
					"Inspection events of this application's actors");
		}
		if (this.peer != null) {
			bindTotals(registry, this.peer);
		}
		if (this.hub != null) {
			Gauge.builder(PREFIX + "signaling.sessions", this.hub, SignalingHub::sessionCount)
				.description("Sockets of the hub, joined or not")
				.register(registry);
			bindRelayed(registry, this.hub.relayed());
		}
		if (this.sources != null) {
			bindSources(registry, this.sources);
		}
	}

	private static void bindSources(MeterRegistry registry, Sources sources) {
		Gauge.builder(PREFIX + "sources", sources, (all) -> all.open().size())
			.description("Applications that report their actors")
			.register(registry);
		counter(registry, "sources.messages", sources.totals(), SourceTotals::frames,
				"Messages of applications that report their actors");
		counter(registry, "sources.replayed", sources.totals(), SourceTotals::framesReplayed,
				"Messages that were told again after a reconnect, and left out");
	}

	private void bindRelayed(MeterRegistry registry, RelayTotals totals) {
		Gauge.builder(PREFIX + "relay.connections", totals, RelayTotals::open)
			.description("Connections of two peers whose frames go through the hub")
			.register(registry);
		counter(registry, "relay.frames", totals, RelayTotals::frames, "Frames that the hub passed on");
		counter(registry, "relay.bytes", totals, RelayTotals::bytes, "Bytes in frames that the hub passed on");
		Gauge.builder(PREFIX + "relay.waiting", totals, RelayTotals::waiting)
			.description("Characters in frames that wait for sockets which are read slowly")
			.register(registry);
	}

	private void bindWebRtc(MeterRegistry registry) {
		counter(registry, "connections.made", this.webRtc, WebRtcStatus::connectionsMade,
				"Connections that were made, or tried to be");
		counter(registry, "factory.frames", this.webRtc, (status) -> status.use().frames(),
				"Frames that wore the native library by arriving");
		counter(registry, "factory.replaced", this.webRtc, (status) -> status.use().replaced(),
				"Native factories that were worn out and given up");
		Gauge.builder(PREFIX + "factory.alive", this.webRtc, (status) -> status.use().alive())
			.description("Native factories that are there")
			.register(registry);
	}

	private void bindTotals(MeterRegistry registry, PeerTotals totals) {
		counter(registry, "connections.restarted", totals, PeerTotals::restarts,
				"ICE restarts that this side began since nothing passed through a connection");
		eachWay(registry, "bytes", totals, PeerTotals::bytesSent, PeerTotals::bytesReceived, "Bytes in frames");
		eachWay(registry, "messages", totals, PeerTotals::messagesSent, PeerTotals::messagesReceived,
				"Messages, without those of the links themselves");
	}

	private static void eachWay(MeterRegistry registry, String name, PeerTotals totals,
			ToDoubleFunction<PeerTotals> sent, ToDoubleFunction<PeerTotals> received, String description) {
		counter(registry, name, totals, sent, description, "direction", "sent");
		counter(registry, name, totals, received, description, "direction", "received");
	}

	private static <T> void counter(MeterRegistry registry, String name, T source, ToDoubleFunction<T> figure,
			String description, String... tags) {
		FunctionCounter.builder(PREFIX + name, source, figure).description(description).tags(tags).register(registry);
	}

}
