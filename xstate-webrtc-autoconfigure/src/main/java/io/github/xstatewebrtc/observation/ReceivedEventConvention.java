package io.github.xstatewebrtc.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How an event that is received is named and described: a bean of this type takes the
 * place of {@link DefaultReceivedEventConvention}.
 */
public interface ReceivedEventConvention extends ObservationConvention<ReceivedEventContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ReceivedEventContext;
	}

}
