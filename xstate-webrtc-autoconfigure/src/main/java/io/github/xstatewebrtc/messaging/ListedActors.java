package io.github.xstatewebrtc.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * The actors of which another peer tells in answer to one question. It says itself how
 * many there are, so they are bounded. For one thread at a time.
 */
final class ListedActors {

	/** In characters of names. */
	static final int MOST = 8 * 1024 * 1024;

	/** What an actor counts besides its names. */
	static final int OVERHEAD = 128;

	private final Map<String, ActorEntry> bySessionId = new LinkedHashMap<>();

	private int size;

	/**
	 * Take in what was told of an actor.
	 * @param told what was told
	 * @throws ActorException if the peer has told of more than is kept
	 */
	void take(ActorAnswer.Actor told) {
		ActorEntry actor = told.actor();
		boolean stopped = told.change().equals("stopped");
		ActorEntry before = stopped ? this.bySessionId.remove(actor.sessionId())
				: this.bySessionId.put(actor.sessionId(), actor);
		this.size += (stopped ? 0 : size(actor)) - ((before != null) ? size(before) : 0);
		if (this.size > MOST) {
			throw new ActorException(FailureCode.OVERLOADED.wireName(),
					"The other peer tells of more actors than are kept here: ask for fewer of them.");
		}
	}

	List<ActorEntry> all() {
		return List.copyOf(this.bySessionId.values());
	}

	private static int size(ActorEntry actor) {
		String systemId = actor.systemId();
		String parentId = actor.parentId();
		return OVERHEAD + actor.sessionId().length() + actor.src().length()
				+ ((systemId != null) ? systemId.length() : 0) + ((parentId != null) ? parentId.length() : 0);
	}

}
