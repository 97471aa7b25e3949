package io.github.xstatewebrtc.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Lazy;

import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.messaging.RecordReader;
import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.peer.PeerActorSystem;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.statechart.OwnActors;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;
import io.github.xstatewebrtc.web.servlet.AccessGate;

/**
 * Auto-configuration that makes the application a peer in the channels of its own hub.
 * Nothing native is loaded before another peer asks for a connection.
 */
@AutoConfiguration(after = { XStateWebRtcAutoConfiguration.class, XStateWebRtcServletAutoConfiguration.class })
@ConditionalOnClass(name = WebRtcTransportFactory.REQUIRED_CLASS)
@ConditionalOnBean(SignalingHub.class)
@ConditionalOnMissingBean(LocalPeer.class)
@ConditionalOnBooleanProperty(name = "xstate.webrtc.peer.enabled", matchIfMissing = true)
public final class XStateWebRtcPeerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WebRtcTransportFactory xstateWebRtcTransportFactory(SettingsMapper settings) {
		return new WebRtcTransportFactory(settings.webRtc());
	}

	@Bean
	@ConditionalOnMissingBean
	ActorService xstateActorService(SettingsMapper settings, LocalActorSystem system,
			ObjectProvider<InspectionBridge> inspection, XStateWebRtcThreads threads,
			ObjectProvider<MessageObserver> observer) {
		return new ActorService(system, settings.exposure(), inspection.getIfAvailable(),
				Timers.on(threads.scheduler(), threads.links()), threads.links(),
				observer.getIfAvailable(() -> MessageObserver.NONE));
	}

	// The ActorSystem is an ActorHost too, and the one that is meant where any will do.
	@Bean
	@Fallback
	@ConditionalOnMissingBean
	OwnActors xstateOwnActors(LocalActorSystem system, StatechartRegistry statecharts) {
		return new OwnActors(system, statecharts, new RecordReader());
	}

	@Bean
	LocalPeer xstateLocalPeer(SettingsMapper settings, SignalingHub hub, TransportFactory transports,
			ObjectProvider<InspectionBridge> inspection, ActorService actors, XStateWebRtcThreads threads) {
		return new LocalPeer(settings.peer(), hub.ownPeer(), transports, inspection.getIfAvailable(), actors,
				threads.links(), threads.scheduler());
	}

	@Bean
	@ConditionalOnMissingBean(ActorSystem.class)
	PeerActorSystem xstateActors(LocalPeer peer, ActorService own, OwnActors host) {
		return new PeerActorSystem(peer, own, host);
	}

	@Bean
	@Lazy(false)
	OpenExposureWarning xstateOpenExposureWarning(AccessGate gate, ChannelAuthorizer authorizer,
			SettingsMapper settings) {
		return new OpenExposureWarning(gate, authorizer, settings.exposure().include());
	}

	@Bean
	@Lazy(false)
	LocalPeerLifecycle xstateLocalPeerLifecycle(LocalPeer peer) {
		return new LocalPeerLifecycle(peer);
	}

}
