package io.github.xstatewebrtc.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.metrics.MaximumAllowableTagsMeterFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.observation.ActorObservation;
import io.github.xstatewebrtc.observation.ObservedMessages;
import io.github.xstatewebrtc.observation.ReceivedEventConvention;
import io.github.xstatewebrtc.observation.SentEventConvention;
import io.github.xstatewebrtc.signaling.SignalingHub;

/**
 * Auto-configuration for observing the messages between actors with Micrometer.
 */
@AutoConfiguration(after = XStateWebRtcServletAutoConfiguration.class, before = XStateWebRtcPeerAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ ObservationRegistry.class, SignalingHub.class })
public final class XStateWebRtcObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(MessageObserver.class)
	ObservedMessages xstateObservedMessages(ObservationRegistry registry, ObjectProvider<SentEventConvention> sent,
			ObjectProvider<ReceivedEventConvention> received) {
		return new ObservedMessages(registry, sent.getIfAvailable(), received.getIfAvailable());
	}

	/**
	 * Bounds the one tag whose values are names of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MaximumAllowableTagsMeterFilter.class)
	static class KindsConfiguration {

		private static final int MOST_KINDS = 100;

		@Bean
		@Order(0)
		MaximumAllowableTagsMeterFilter xstateActorKindsMeterFilter() {
			return new MaximumAllowableTagsMeterFilter("xstate.actor.received",
					ActorObservation.LowCardinality.ACTOR_SRC.asString(), MOST_KINDS,
					"Does each of your actors have a kind of its own? Name one for all by ActorSpec's ofKind.");
		}

	}

}
