package io.github.xstatewebrtc.inspection;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;

/**
 * Something that a statechart did, as an inspector who may see values sees it. All texts
 * are strings, and everything is immutable.
 *
 * @param kind what it did
 * @param actor what people call the statechart
 * @param sessionId the id of this run of it
 * @param type the type of the event that it received or that brought it there
 * @param payload what the event carried
 * @param status how it fares; absent for {@link Kind#RECEIVED}
 * @param state its state value, the name of a state or a map from state names to such
 * values; absent for {@link Kind#RECEIVED}
 * @param context its extended state, absent if it is not known
 * @param output what it produced when it became done
 * @param error why it failed
 */
public record RecordedEvent(Kind kind, String actor, String sessionId, String type,
		Map<String, @Nullable Object> payload, @Nullable ActorStatus status, @Nullable Object state,
		@Nullable Object context, @Nullable Object output, @Nullable Object error) {

	static RecordedEvent of(Kind kind, LocalActor actor, CapturedEvent event, @Nullable ActorSnapshot snapshot) {
		if (snapshot == null) {
			return new RecordedEvent(kind, actor.name(), actor.sessionId(), event.type(), event.payload(), null, null,
					null, null, null);
		}
		return new RecordedEvent(kind, actor.name(), actor.sessionId(), event.type(), event.payload(),
				snapshot.status(), snapshot.value(), snapshot.context(), snapshot.output(), snapshot.error());
	}

	@Override
	public String toString() {
		String before = this.actor + " " + this.kind.name().toLowerCase(Locale.ROOT) + " " + this.type
				+ (this.payload.isEmpty() ? "" : " " + this.payload);
		return (this.state == null) ? before
				: before + " -> " + this.state + ((this.context != null) ? " " + this.context : "")
						+ ((this.output != null) ? " output " + this.output : "")
						+ ((this.error != null) ? " error " + this.error : "");
	}

	/**
	 * What a statechart can do.
	 */
	public enum Kind {

		/**
		 * It started, or ran already when the recorder began.
		 */
		STARTED,

		/**
		 * It received an event.
		 */
		RECEIVED,

		/**
		 * It came to rest after an event.
		 */
		TRANSITIONED,

		/**
		 * It is done, was stopped, or is gone.
		 */
		STOPPED

	}

}
