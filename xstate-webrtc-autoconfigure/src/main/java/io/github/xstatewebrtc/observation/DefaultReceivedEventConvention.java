package io.github.xstatewebrtc.observation;

import java.util.Locale;

import io.micrometer.common.KeyValues;

import io.github.xstatewebrtc.observation.ActorObservation.HighCardinality;
import io.github.xstatewebrtc.observation.ActorObservation.LowCardinality;

/**
 * Names the observation {@code xstate.actor.received}, and its span by operation and
 * event.
 */
public class DefaultReceivedEventConvention implements ReceivedEventConvention {

	@Override
	public String getName() {
		return "xstate.actor.received";
	}

	@Override
	public String getContextualName(ReceivedEventContext context) {
		return "receive " + context.eventType();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ReceivedEventContext context) {
		return KeyValues.of(LowCardinality.OPERATION.withValue(context.operation().name().toLowerCase(Locale.ROOT)),
				LowCardinality.OUTCOME.withValue(context.outcome()),
				LowCardinality.ACTOR_SRC.withValue(context.actor().src()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ReceivedEventContext context) {
		return KeyValues.of(HighCardinality.EVENT_TYPE.withValue(context.eventType()),
				HighCardinality.ACTOR_SESSION_ID.withValue(context.actor().sessionId()));
	}

}
