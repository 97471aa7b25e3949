package io.github.xstatewebrtc.peer;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;

import static org.awaitility.Awaitility.await;

/**
 * Two JVM peers that know each other: {@code shop}, whose hub it is, and {@code till}.
 */
final class ActorNodes implements BeforeEachCallback, AfterEachCallback {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), Timers.on(this.threads));

	private final ActorNode shop = new ActorNode("shop", this.hub.ownPeer(), this.threads);

	private final ActorNode till = new ActorNode("till",
			(session) -> this.hub.connect(session, Caller.anonymous(EnumSet.allOf(Permission.class))), this.threads);

	@Override
	public void beforeEach(ExtensionContext context) {
		this.shop.peer().start();
		this.till.peer().start();
		awaitEachOther();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.till.close();
		this.shop.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	void awaitEachOther() {
		await().until(() -> this.shop.peer().peers().size() == 1 && this.till.peer().peers().size() == 1);
	}

	/** Let a peer join that says nothing to anybody. */
	TestInspector silent() {
		TestInspector silent = TestInspector.join(this.hub, "orders", EnumSet.allOf(Permission.class));
		await().until(() -> this.shop.peer().peers().size() == 2 && this.till.peer().peers().size() == 2);
		return silent;
	}

	ActorNode shop() {
		return this.shop;
	}

	ActorNode till() {
		return this.till;
	}

}
