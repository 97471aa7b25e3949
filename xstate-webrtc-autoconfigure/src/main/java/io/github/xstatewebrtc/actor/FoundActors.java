package io.github.xstatewebrtc.actor;

import java.util.List;

/**
 * The actors that were found in time.
 *
 * @param actors the actors, those of this JVM first; immutable
 * @param unanswered the peers that have not said in time which actors they have; empty if
 * nothing is missing; immutable
 */
public record FoundActors(List<ActorRef> actors, List<Unanswered> unanswered) {

	public FoundActors {
		actors = List.copyOf(actors);
		unanswered = List.copyOf(unanswered);
	}

	/**
	 * Return whether every peer has answered.
	 * @return whether there were no other such actors
	 */
	public boolean isComplete() {
		return this.unanswered.isEmpty();
	}

	/**
	 * A peer of whose actors nothing is known.
	 *
	 * @param channel the label of the channel
	 * @param peerId its id
	 * @param name the name that it gives itself
	 * @param failure why, such as {@code timeout}, {@code peer-lost} or {@code forbidden}
	 */
	public record Unanswered(String channel, String peerId, String name, ActorException failure) {
	}

}
