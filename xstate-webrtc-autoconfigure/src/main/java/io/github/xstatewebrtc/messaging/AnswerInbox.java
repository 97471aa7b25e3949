package io.github.xstatewebrtc.messaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * The answers of another peer on their way from the link to those who asked, who may take
 * their time: of the snapshots of one question only the newest waits, each question has
 * one end, and what nobody asked for does not wait at all. Safe for use by many threads.
 */
final class AnswerInbox {

	/** Answers besides snapshots that wait at most: as many as a list may have. */
	static final int MOST = ListedActors.MOST / ListedActors.OVERHEAD;

	private final OwnQuestions questions;

	private final Executor answers;

	private final Map<Long, ActorAnswer.Snapshot> newest = new HashMap<>();

	/** The questions whose end waits. */
	private final Set<Long> ending = new HashSet<>();

	private int waiting;

	/**
	 * Hand over nothing yet.
	 * @param questions whose answers these are
	 * @param answers where they are handed over, one at a time and in order
	 */
	AnswerInbox(OwnQuestions questions, Executor answers) {
		this.questions = questions;
		this.answers = answers;
	}

	void add(ActorAnswer answer) {
		long id = OwnQuestions.idOf(answer);
		if (!this.questions.isOpen(id)) {
			return;
		}
		@Nullable Runnable next;
		synchronized (this) {
			if (this.ending.contains(id)) {
				return;
			}
			if (answer instanceof ActorAnswer.Snapshot snapshot) {
				next = (this.newest.put(id, snapshot) == null) ? () -> takeNewest(id) : null;
			}
			else {
				boolean full = ++this.waiting > MOST;
				boolean last = full || answer instanceof ActorAnswer.Reply || answer instanceof ActorAnswer.Failure
						|| answer instanceof ActorAnswer.Complete;
				if (last) {
					this.ending.add(id);
				}
				next = full ? () -> giveUp(id) : () -> take(id, answer, last);
			}
		}
		if (next != null) {
			this.answers.execute(next);
		}
	}

	private void takeNewest(long id) {
		ActorAnswer.Snapshot snapshot;
		synchronized (this) {
			snapshot = this.newest.remove(id);
		}
		if (snapshot != null) {
			this.questions.take(snapshot);
		}
	}

	private void take(long id, ActorAnswer answer, boolean last) {
		try {
			this.questions.take(answer);
		}
		finally {
			handedOver(id, last);
		}
	}

	private void giveUp(long id) {
		this.questions.giveUp(id, FailureCode.OVERLOADED, "The other peer answers more than is taken here in time.");
		handedOver(id, true);
	}

	private synchronized void handedOver(long id, boolean last) {
		this.waiting--;
		if (last) {
			this.ending.remove(id);
		}
	}

}
