package io.github.xstatewebrtc.actor;

/**
 * Something that is heard of an actor, in the order in which it happened: see
 * {@link ActorRef#updates()}.
 */
public sealed interface ActorUpdate {

	/**
	 * The actor has come to a state.
	 *
	 * @param snapshot the newest snapshot
	 */
	record Changed(ActorSnapshot snapshot) implements ActorUpdate {
	}

	/**
	 * The actor emitted an event.
	 *
	 * @param event the event, with a payload of strings, numbers, booleans, {@code null},
	 * lists and maps, which any thread may read at any time
	 */
	record Emitted(ActorEvent event) implements ActorUpdate {
	}

}
