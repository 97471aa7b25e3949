package io.github.xstatewebrtc.observation;

import java.util.Locale;

import io.micrometer.common.KeyValues;

import io.github.xstatewebrtc.observation.ActorObservation.HighCardinality;
import io.github.xstatewebrtc.observation.ActorObservation.LowCardinality;

/**
 * Names the observation {@code xstate.actor.sent}, and its span by operation and event.
 */
public class DefaultSentEventConvention implements SentEventConvention {

	@Override
	public String getName() {
		return "xstate.actor.sent";
	}

	@Override
	public String getContextualName(SentEventContext context) {
		return context.operation().name().toLowerCase(Locale.ROOT) + " " + context.eventType();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(SentEventContext context) {
		return KeyValues.of(LowCardinality.OPERATION.withValue(context.operation().name().toLowerCase(Locale.ROOT)),
				LowCardinality.OUTCOME.withValue(context.outcome()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(SentEventContext context) {
		return KeyValues.of(HighCardinality.EVENT_TYPE.withValue(context.eventType()),
				HighCardinality.ACTOR_ADDRESS.withValue(context.address().toString()));
	}

}
