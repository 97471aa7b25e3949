package io.github.xstatewebrtc.autoconfigure;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actuate.ActorMetrics;
import io.github.xstatewebrtc.actuate.ActuatorSanitizer;
import io.github.xstatewebrtc.actuate.OverloadMetrics;
import io.github.xstatewebrtc.actuate.PeerDirectory;
import io.github.xstatewebrtc.actuate.WebRtcStatus;
import io.github.xstatewebrtc.actuate.XStateActorsEndpoint;
import io.github.xstatewebrtc.actuate.XStatePeersEndpoint;
import io.github.xstatewebrtc.actuate.XStateWebRtcHealthIndicator;
import io.github.xstatewebrtc.actuate.XStateWebRtcMetrics;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.peer.PeerTotals;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.source.Sources;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

/**
 * Auto-configuration for peers and actors in Actuator. Health and meters have modules of
 * their own in Spring Boot and are there without it. It comes last: what sanitizes may be
 * of any library.
 */
@AutoConfiguration(after = XStateWebRtcPeerAutoConfiguration.class)
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(LocalActorSystem.class)
public final class XStateWebRtcActuatorAutoConfiguration {

	@Bean
	PeerDirectory xstatePeerDirectory(ObjectProvider<SignalingHub> hub, ObjectProvider<LocalPeer> peer) {
		return new PeerDirectory(hub.getIfAvailable(), peer.getIfAvailable());
	}

	@Bean
	WebRtcStatus xstateWebRtcStatus(ObjectProvider<WebRtcTransportFactory> transports) {
		return new WebRtcStatus(transports.getIfAvailable());
	}

	/**
	 * What Actuator sanitizes is sanitized here too.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SanitizingFunction.class)
	static class SanitizerConfiguration {

		@Bean
		@ConditionalOnBean(SanitizingFunction.class)
		ActuatorSanitizer xstateActuatorSanitizer(ObjectProvider<SanitizingFunction> functions) {
			return new ActuatorSanitizer(functions.orderedStream().toList());
		}

	}

	/**
	 * The endpoints.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnAvailableEndpoint
		XStatePeersEndpoint xstatePeersEndpoint(PeerDirectory directory, WebRtcStatus webRtc,
				ObjectProvider<Sources> sources) {
			return new XStatePeersEndpoint(directory, webRtc, sources.getIfAvailable());
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		XStateActorsEndpoint xstateActorsEndpoint(LocalActorSystem actors, ObjectProvider<InspectionBridge> inspection,
				PeerDirectory directory) {
			return new XStateActorsEndpoint(actors, inspection.getIfAvailable(), directory);
		}

	}

	/**
	 * Health.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
	static class HealthConfiguration {

		@Bean
		@ConditionalOnEnabledHealthIndicator("xstate-webrtc")
		XStateWebRtcHealthIndicator xstateWebrtcHealthIndicator(PeerDirectory directory, WebRtcStatus webRtc) {
			return new XStateWebRtcHealthIndicator(directory, webRtc);
		}

	}

	/**
	 * Meters.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetricsConfiguration {

		@Bean
		OverloadMetrics xstateOverloadMetrics(ObjectProvider<SignalingHub> hub, ObjectProvider<LocalPeer> peer,
				WebRtcStatus webRtc, ObjectProvider<InspectionBridge> inspection,
				ObjectProvider<StatechartRegistry> statecharts, ObjectProvider<Sources> sources) {
			Sources reporting = sources.getIfAvailable();
			return new OverloadMetrics(hub.getIfAvailable(), totals(peer), webRtc, inspection.getIfAvailable(),
					statecharts.getIfAvailable(), (reporting != null) ? reporting.totals() : null);
		}

		@Bean
		@ConditionalOnBean(ActorService.class)
		ActorMetrics xstateActorMetrics(ActorService actors) {
			return new ActorMetrics(actors.totals());
		}

		@Bean
		XStateWebRtcMetrics xstateWebRtcMetrics(PeerDirectory directory, WebRtcStatus webRtc, LocalActorSystem actors,
				ObjectProvider<InspectionBridge> inspection, ObjectProvider<LocalPeer> peer,
				ObjectProvider<SignalingHub> hub, ObjectProvider<Sources> sources) {
			return new XStateWebRtcMetrics(directory, webRtc, actors, inspection.getIfAvailable(), totals(peer),
					hub.getIfAvailable(), sources.getIfAvailable());
		}

		private static @Nullable PeerTotals totals(ObjectProvider<LocalPeer> peer) {
			LocalPeer joined = peer.getIfAvailable();
			return (joined != null) ? joined.totals() : null;
		}

	}

}
