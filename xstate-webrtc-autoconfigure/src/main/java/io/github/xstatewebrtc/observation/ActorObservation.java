package io.github.xstatewebrtc.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of the messages between actors.
 */
public enum ActorObservation implements ObservationDocumentation {

	/**
	 * The application gives an actor an event, or asks it: until the other peer has taken
	 * the event, or the answer is there.
	 */
	SENT {
		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultSentEventConvention.class;
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return new KeyName[] { HighCardinality.EVENT_TYPE, HighCardinality.ACTOR_ADDRESS };
		}
	},

	/**
	 * An actor of this application receives an event: from its arrival at the mailbox
	 * until the actor is done with it.
	 */
	RECEIVED {
		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultReceivedEventConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return KeyName.merge(super.getLowCardinalityKeyNames(), new KeyName[] { LowCardinality.ACTOR_SRC });
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return new KeyName[] { HighCardinality.EVENT_TYPE, HighCardinality.ACTOR_SESSION_ID };
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}
	};

	@Override
	public KeyName[] getLowCardinalityKeyNames() {
		return new KeyName[] { LowCardinality.OPERATION, LowCardinality.OUTCOME };
	}

	/**
	 * Keys of meters and spans, each with few values.
	 */
	public enum LowCardinality implements KeyName {

		/**
		 * {@code send} or {@code ask}.
		 */
		OPERATION("xstate.operation"),

		/**
		 * What became of the event. Of one that was sent {@code taken}, {@code accepted},
		 * {@code refused} or a failure code of the protocol (section 4),
		 * {@code cancelled} included; of one that was received {@code accepted},
		 * {@code refused}, {@code invalid}, {@code failed}, {@code overloaded} or
		 * {@code not-delivered}. {@code unknown} while it is on its way.
		 */
		OUTCOME("xstate.outcome"),

		/**
		 * The kind of the actor that received the event.
		 */
		ACTOR_SRC("xstate.actor.src");

		private final String key;

		LowCardinality(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Keys of spans.
	 */
	public enum HighCardinality implements KeyName {

		/**
		 * The type of the event, of its sender's choice.
		 */
		EVENT_TYPE("xstate.event.type"),

		/**
		 * Where the event was sent.
		 */
		ACTOR_ADDRESS("xstate.actor.address"),

		/**
		 * The id of the actor that received the event.
		 */
		ACTOR_SESSION_ID("xstate.actor.session-id");

		private final String key;

		HighCardinality(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * What happens in between.
	 */
	public enum Events implements Observation.Event {

		/**
		 * It is the event's turn: the time before, it waited.
		 */
		BEGUN;

		@Override
		public String getName() {
			return "xstate.event.begun";
		}

		@Override
		public String getContextualName() {
			return "begun";
		}

	}

}
