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
 * their time: of the snapshots of one question only the newest waits, and what actors
 * emitted only up to a bound; each question has one end, and what nobody asked for does
 * not wait at all. Safe for use by many threads.
 */
final class AnswerInbox {

	/** Answers besides snapshots that wait at most: as many as a list may have. */
	static final int MOST = ListedActors.MOST / ListedActors.OVERHEAD;

	private final OwnQuestions questions;

	private final Executor answers;

	/** Of each question the snapshot that waits. */
	private final Map<Long, Newest> newest = new HashMap<>();

	/** The questions whose end waits. */
	private final Set<Long> ending = new HashSet<>();

	private int waiting;

	private int characters;

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
			next = (answer instanceof ActorAnswer.Snapshot snapshot) ? snapshot(id, snapshot) : other(id, answer);
		}
		if (next != null) {
			this.answers.execute(next);
		}
	}

	// A newer snapshot takes the place of an older one, unless what was emitted between
	// them has to be told before it.
	private @Nullable Runnable snapshot(long id, ActorAnswer.Snapshot snapshot) {
		Newest before = this.newest.get(id);
		if (before != null && !before.passed) {
			before.snapshot = snapshot;
			return null;
		}
		Newest own = new Newest(snapshot);
		this.newest.put(id, own);
		return () -> takeNewest(id, own);
	}

	private Runnable other(long id, ActorAnswer answer) {
		int size = characters(answer);
		boolean full = ++this.waiting > MOST
				|| (size > 0 && this.characters > 0 && this.characters + size > WaitingUpdates.MOST);
		this.characters += size;
		Newest before = this.newest.get(id);
		if (before != null) {
			before.passed = true;
		}
		boolean last = full || answer instanceof ActorAnswer.Reply || answer instanceof ActorAnswer.Failure
				|| answer instanceof ActorAnswer.Complete;
		if (last) {
			this.ending.add(id);
		}
		return full ? () -> giveUp(id, size) : () -> take(id, answer, size, last);
	}

	private void takeNewest(long id, Newest own) {
		synchronized (this) {
			if (!this.newest.remove(id, own)) {
				return;
			}
		}
		this.questions.take(own.snapshot);
	}

	private void take(long id, ActorAnswer answer, int size, boolean last) {
		try {
			this.questions.take(answer);
		}
		finally {
			handedOver(id, size, last);
		}
	}

	private void giveUp(long id, int size) {
		this.questions.giveUp(id, FailureCode.OVERLOADED, "The other peer answers more than is taken here in time.");
		handedOver(id, size, true);
	}

	private synchronized void handedOver(long id, int size, boolean last) {
		this.waiting--;
		this.characters -= size;
		if (last) {
			this.ending.remove(id);
		}
	}

	private static int characters(ActorAnswer answer) {
		return (answer instanceof ActorAnswer.Emitted emitted) ? emitted.event().length() + WaitingUpdates.OVERHEAD : 0;
	}

	/**
	 * The newest snapshot of one question, in its place among the other answers.
	 */
	private static final class Newest {

		private ActorAnswer.Snapshot snapshot;

		/** Whether another answer has come after it. */
		private boolean passed;

		Newest(ActorAnswer.Snapshot snapshot) {
			this.snapshot = snapshot;
		}

	}

}
