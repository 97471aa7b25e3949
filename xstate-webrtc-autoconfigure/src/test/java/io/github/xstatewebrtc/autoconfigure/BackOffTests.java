package io.github.xstatewebrtc.autoconfigure;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.test.util.ReflectionTestUtils;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;
import io.github.xstatewebrtc.web.servlet.AccessDecision;
import io.github.xstatewebrtc.web.servlet.AccessGate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who has beans of its own, or of a parent context, keeps them.
 */
class BackOffTests {

	/** One shows the actors, one tells peers of them. */
	private static final int OURS = 2;

	private static final AutoConfigurations ALL = AutoConfigurations.of(XStateWebRtcAutoConfiguration.class,
			XStateWebRtcServletAutoConfiguration.class, XStateWebRtcPeerAutoConfiguration.class,
			XStateWebRtcActuatorAutoConfiguration.class);

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(ALL);

	@Test
	void anApplicationsOwnGateTakesThePlaceOfOurs() {
		AccessGate own = (request) -> new AccessDecision.Granted(EnumSet.of(Permission.INSPECT));
		this.web.withBean("mine", AccessGate.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().getBean(AccessGate.class).isSameAs(own));
	}

	@Test
	void anApplicationsOwnBridgeAndTransportsTakeThePlaceOfOurs() {
		this.web
			.withBean("bridge", InspectionBridge.class,
					() -> new InspectionBridge(InspectionSettings.DEFAULTS, Runnable::run))
			.withBean("transports", WebRtcTransportFactory.class,
					() -> new WebRtcTransportFactory(WebRtcSettings.DEFAULTS))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(InspectionBridge.class)
				.hasSingleBean(WebRtcTransportFactory.class)
				.hasSingleBean(LocalPeer.class));
	}

	@Test
	void aClosedContextLeavesNoListenerWithActorsThatLiveOn() {
		LocalActorSystem system = new LocalActorSystem();
		this.web.withBean(LocalActorSystem.class, () -> system)
			.run((context) -> assertThat(listeners(system)).isEqualTo(OURS));
		assertThat(listeners(system)).isZero();
	}

	@Test
	void aChildContextWatchesWithItsParentsBridge() {
		this.web.run(
				(parent) -> new WebApplicationContextRunner().withConfiguration(ALL).withParent(parent).run((child) -> {
					assertThat(child).hasNotFailed();
					assertThat(child.getBean(InspectionBridge.class)).isSameAs(parent.getBean(InspectionBridge.class));
					assertThat(listeners(parent.getBean(LocalActorSystem.class))).isEqualTo(OURS);
					assertThat(child.getBean(LocalPeer.class)).isSameAs(parent.getBean(LocalPeer.class));
				}));
	}

	private static int listeners(LocalActorSystem system) {
		return ((List<?>) Objects.requireNonNull(ReflectionTestUtils.getField(system, "listeners"))).size();
	}

}
