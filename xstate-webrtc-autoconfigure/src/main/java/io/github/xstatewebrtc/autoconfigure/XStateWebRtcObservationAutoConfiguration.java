package io.github.xstatewebrtc.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.github.xstatewebrtc.messaging.MessageObserver;
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

}
