package io.github.xstatewebrtc.peer;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.ActorTotals;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

/**
 * A JVM peer with a hub of its own, whose actors others may ask over real connections.
 */
final class ServingPeer implements BeforeEachCallback, AfterEachCallback {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), Timers.on(this.threads));

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final LocalActorSystem system = new LocalActorSystem();

	private final ActorService service;

	private final LocalPeer peer;

	ServingPeer(InspectionSettings inspection, Exposure exposure) {
		InspectionBridge bridge = new InspectionBridge(inspection, this.threads);
		this.system.addListener(bridge);
		this.service = new ActorService(this.system, exposure, bridge, Timers.on(this.threads), this.threads,
				MessageObserver.NONE);
		this.peer = new LocalPeer(new PeerSettings("shop", "host", List.of("orders"), LinkSettings.defaults()),
				this.hub.ownPeer(), this.transports, bridge, this.service, this.threads, this.threads);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.peer.start();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.peer.stop();
		this.service.close();
		this.transports.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	LocalActorSystem system() {
		return this.system;
	}

	ActorTotals totals() {
		return this.service.totals();
	}

	TestInspector connected(Set<Permission> permissions) {
		return TestInspector.join(this.hub, "orders", permissions).meet("jvm").connect();
	}

}
