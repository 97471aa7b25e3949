package io.github.xstatewebrtc.messaging;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

/**
 * A peer that wants to know which actors there are, and perhaps how that changes. What
 * was not told yet is told as it is by then.
 */
final class DirectoryWatch implements OpenQuestion, OutboxSource {

	private final ActorRequest.Actors request;

	private final Asker asker;

	/** What is asked for but the status, for which an actor has to be looked at. */
	private final ActorQuery names;

	/** The actors that the peer knows, or is about to be told of. */
	private final Map<LocalActor, ActorStatus> known = new HashMap<>();

	private final Map<LocalActor, Change> waiting = new LinkedHashMap<>();

	/** Whether all that were there have been gone through. Written by the outbox. */
	private volatile boolean complete;

	private boolean listed;

	DirectoryWatch(ActorRequest.Actors request, Asker asker) {
		this.request = request;
		this.asker = asker;
		this.names = new ActorQuery(request.query().systemId(), request.query().src(), null);
	}

	@Override
	public QuestionKind kind() {
		return QuestionKind.DIRECTORY;
	}

	/**
	 * Begin. The actors are gone through once something can be told of them: what is
	 * asked and taken back again and again costs nothing.
	 */
	void begin() {
		this.asker.context().news().add(this);
		if (this.asker.isOpen(this.request.id(), this)) {
			changed();
		}
		else {
			abandon();
		}
	}

	void started(LocalActor actor, ActorStatus status) {
		if (add(actor, status, Change.STARTED)) {
			changed();
		}
	}

	void updated(LocalActor actor, ActorStatus status) {
		synchronized (this) {
			ActorStatus before = this.known.get(actor);
			if (before == null || before == status) {
				return;
			}
			this.known.put(actor, status);
			this.waiting.putIfAbsent(actor, new Change(Change.UPDATED, status));
			this.waiting.computeIfPresent(actor, (same, change) -> new Change(change.word(), status));
		}
		changed();
	}

	void stopped(LocalActor actor, ActorStatus status) {
		synchronized (this) {
			if (this.known.remove(actor) == null) {
				return;
			}
			Change untold = this.waiting.remove(actor);
			if (untold == null || untold.word().equals(Change.UPDATED)) {
				this.waiting.put(actor, new Change(Change.STOPPED, status));
			}
		}
		changed();
	}

	@Override
	public byte @Nullable [] poll() {
		if (!this.asker.isOpen(this.request.id(), this)) {
			return null;
		}
		if (!this.complete) {
			list();
		}
		synchronized (this) {
			this.complete = true;
			Iterator<Map.Entry<LocalActor, Change>> next = this.waiting.entrySet().iterator();
			if (!next.hasNext() && this.listed) {
				return null;
			}
			if (next.hasNext()) {
				Map.Entry<LocalActor, Change> entry = next.next();
				next.remove();
				return told(entry.getKey(), entry.getValue());
			}
			this.listed = true;
		}
		if (!this.request.watch()) {
			abandon();
			this.asker.questions().remove(this.request.id(), this);
		}
		return new ActorAnswer.Listed(this.request.id()).bytes();
	}

	/**
	 * Tell of actors that the peer may see now; end if there are some that it may not see
	 * any more: to tell that they have stopped would not be true.
	 */
	@Override
	public void permissionsChanged() {
		boolean blinded;
		synchronized (this) {
			blinded = this.known.keySet().stream().anyMatch((actor) -> !this.asker.access().sees(actor));
		}
		if (!blinded && this.asker.access().mayAnything()) {
			list();
			changed();
			return;
		}
		abandon();
		if (this.asker.questions().remove(this.request.id(), this)) {
			this.asker.answer(new ActorAnswer.Failure(this.request.id(), FailureCode.FORBIDDEN,
					"You may not see all of these actors any more. Ask again for the others."));
		}
	}

	@Override
	public void abandon() {
		this.asker.context().news().remove(this);
	}

	private void list() {
		for (LocalActor actor : this.asker.context().system().actors()) {
			if (this.names.matches(actor.systemId(), actor.src(), "") && this.asker.access().sees(actor)) {
				add(actor, actor.snapshot().status(), Change.LISTED);
			}
		}
	}

	// An actor that has stopped by now is told of nowhere any more.
	private synchronized boolean add(LocalActor actor, ActorStatus status, String change) {
		boolean wanted = !actor.isStopped() && !this.known.containsKey(actor) && this.asker.access().sees(actor)
				&& this.request.query().matches(actor.systemId(), actor.src(), status.id());
		if (wanted) {
			this.known.put(actor, status);
			this.waiting.put(actor, new Change(this.complete ? change : Change.LISTED, status));
		}
		return wanted;
	}

	private byte[] told(LocalActor actor, Change change) {
		return new ActorAnswer.Actor(this.request.id(), change.word(), new ActorEntry(actor.sessionId(),
				actor.systemId(), actor.src(), change.status().id(), actor.parentId()))
			.bytes();
	}

	private void changed() {
		this.asker.outbox().offer(this);
	}

	/**
	 * What is to be told of an actor.
	 *
	 * @param word what happened
	 * @param status the status since
	 */
	private record Change(String word, ActorStatus status) {

		static final String LISTED = "listed";

		static final String STARTED = "started";

		static final String UPDATED = "updated";

		static final String STOPPED = "stopped";

	}

}
