package io.github.xstatewebrtc.source;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;

/**
 * What {@code createWebSocketInspector} of {@code @statelyai/inspect} 0.7 sends. It reads
 * nothing.
 */
final class StatelyDialect implements Dialect {

	static final String PREFIX = "@xstate.";

	private static final String ACTOR = "@xstate.actor";

	private static final ActorEvent START = ActorEvent.of("xstate.init");

	private static final ActorEvent UNKNOWN = ActorEvent.of("");

	private static final ActorSnapshot NOWHERE = ActorSnapshot.of(ActorStatus.ACTIVE, "");

	private final SourceActors actors;

	StatelyDialect(SourceActors actors) {
		this.actors = actors;
	}

	@Override
	public void read(String type, Frame frame) throws SourceRefusal {
		if (!type.startsWith(PREFIX)) {
			throw SourceRefusal.badMessage(
					"'" + type + "' is no type of @statelyai/inspect, in whose words this application has begun.");
		}
		String id = frame.id("sessionId");
		ActorSnapshot snapshot = snapshot(frame);
		if (type.equals(ACTOR)) {
			actor(id, frame, snapshot);
		}
		else if (snapshot != null) {
			this.actors.changed(id, event(frame), snapshot);
		}
		else if (frame.has("event")) {
			this.actors.received(id, frame.optionalText("sourceId"), event(frame));
		}
	}

	/*
	 * The inspector tells of an XState actor, always with a definition, when it is made,
	 * and of its state when it starts. One without was told of by hand, as it is.
	 */
	private void actor(String id, Frame frame, @Nullable ActorSnapshot snapshot) {
		String name = frame.optionalName("name");
		String definition = frame.optionalText("definition");
		Description description = Description.silent((name != null) ? name : id, frame.optionalText("parentId"),
				definition);
		if (definition != null) {
			this.actors.announced(id, description, (snapshot != null) ? snapshot : NOWHERE);
		}
		else if (snapshot != null && !this.actors.isLiving(id)) {
			this.actors.started(id, description, START, snapshot);
		}
	}

	private static @Nullable ActorSnapshot snapshot(Frame frame) throws SourceRefusal {
		Frame snapshot = frame.optionalObject("snapshot");
		return (snapshot != null) ? Snapshots.ofActor(snapshot) : null;
	}

	private static ActorEvent event(Frame frame) throws SourceRefusal {
		Frame event = frame.optionalObject("event");
		return (event != null) ? event.event() : UNKNOWN;
	}

}
