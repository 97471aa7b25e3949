package io.github.xstatewebrtc.messaging;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * The questions that one peer has open, each under an id of its own, and bounded in
 * number. To remove one is to be the one who ends it. Safe for use by many threads.
 */
final class OpenQuestions {

	private final ActorTotals totals;

	private final Map<Long, OpenQuestion> open = new HashMap<>();

	private final Map<QuestionKind, Integer> counts = new EnumMap<>(QuestionKind.class);

	OpenQuestions(ActorTotals totals) {
		this.totals = totals;
	}

	synchronized void add(long id, OpenQuestion question) throws RefusedException {
		QuestionKind kind = question.kind();
		if (this.open.containsKey(id)) {
			throw new RefusedException(FailureCode.BAD_EVENT,
					"The id " + id + " is that of another question, which is still open.");
		}
		if (this.counts.getOrDefault(kind, 0) >= kind.most()) {
			throw new RefusedException(FailureCode.OVERLOADED, "You have " + kind.most()
					+ " questions of this kind open (" + kind.word() + ") and may have no more at once.");
		}
		this.open.put(id, question);
		count(kind, 1);
	}

	synchronized @Nullable OpenQuestion get(long id) {
		return this.open.get(id);
	}

	/**
	 * Remove a question.
	 * @param id its id
	 * @param question the question
	 * @return whether it was open until now
	 */
	synchronized boolean remove(long id, OpenQuestion question) {
		boolean removed = this.open.remove(id, question);
		if (removed) {
			count(question.kind(), -1);
		}
		return removed;
	}

	synchronized List<OpenQuestion> all() {
		return List.copyOf(this.open.values());
	}

	synchronized List<OpenQuestion> removeAll() {
		List<OpenQuestion> removed = all();
		this.open.clear();
		removed.forEach((question) -> count(question.kind(), -1));
		return removed;
	}

	private void count(QuestionKind kind, int change) {
		this.counts.merge(kind, change, Integer::sum);
		this.totals.opened(kind, change);
	}

}
