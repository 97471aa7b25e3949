package io.github.xstatewebrtc.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How an event that is sent is named and described: a bean of this type takes the place
 * of {@link DefaultSentEventConvention}.
 */
public interface SentEventConvention extends ObservationConvention<SentEventContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof SentEventContext;
	}

}
