package io.github.xstatewebrtc.messaging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * The questions that this peer has open at another. Whoever removes one ends it. Safe for
 * use by many threads.
 */
final class OwnQuestions {

	/** As many as the other side may be asked at once. */
	static final int MOST = QuestionKind.ASK.most();

	private final AtomicLong ids = new AtomicLong();

	private final Map<Long, OwnQuestion> open = new ConcurrentHashMap<>();

	private final LongConsumer givenUp;

	/**
	 * Ask nothing yet.
	 * @param givenUp told the id of a question that ends here while the other side may
	 * still answer it
	 */
	OwnQuestions(LongConsumer givenUp) {
		this.givenUp = givenUp;
	}

	/**
	 * Add a question.
	 * @param question the question, which fails if there are too many
	 * @return its id, 0 if it has failed
	 */
	long add(OwnQuestion question) {
		if (this.open.size() >= MOST) {
			question.failed(new ActorException(FailureCode.OVERLOADED.wireName(),
					MOST + " questions to this peer are open already."));
			return 0;
		}
		long id = this.ids.incrementAndGet();
		this.open.put(id, question);
		return id;
	}

	/**
	 * Remove a question.
	 * @param id its id
	 * @return whether it was open until now
	 */
	boolean remove(long id) {
		return this.open.remove(id) != null;
	}

	void fail(long id, FailureCode code, String message) {
		OwnQuestion question = this.open.remove(id);
		if (question != null) {
			question.failed(new ActorException(code.wireName(), message));
		}
	}

	void failAll(FailureCode code, String message) {
		List.copyOf(this.open.keySet()).forEach((id) -> fail(id, code, message));
	}

	/**
	 * Take an answer. One to a question that is over is late, and means nothing.
	 * @param answer the answer
	 */
	void take(ActorAnswer answer) {
		if (answer instanceof ActorAnswer.Failure failure) {
			fail(failure.id(), failure.code(), failure.message());
			return;
		}
		long id = idOf(answer);
		OwnQuestion question = this.open.get(id);
		if (question == null || (question.endsWith(answer) && !this.open.remove(id, question))) {
			return;
		}
		ActorException refused = offer(question, answer);
		if (refused != null) {
			this.open.remove(id);
			this.givenUp.accept(id);
			question.failed(refused);
		}
	}

	boolean isOpen(long id) {
		return this.open.containsKey(id);
	}

	/**
	 * End a question although the other side may still answer it.
	 * @param id its id
	 * @param code why
	 * @param message why, as a sentence
	 */
	void giveUp(long id, FailureCode code, String message) {
		OwnQuestion question = this.open.remove(id);
		if (question != null) {
			this.givenUp.accept(id);
			question.failed(new ActorException(code.wireName(), message));
		}
	}

	private static @Nullable ActorException offer(OwnQuestion question, ActorAnswer answer) {
		try {
			if (question.answered(answer)) {
				return null;
			}
		}
		catch (ActorException ex) {
			return ex;
		}
		catch (JacksonException ex) {
			// It is none, then.
		}
		return new ActorException(FailureCode.BAD_EVENT.wireName(),
				"The other peer answered with '" + answer.type() + "', which is no answer to this, or cannot be read.");
	}

	static long idOf(ActorAnswer answer) {
		if (answer instanceof ActorAnswer.Reply reply) {
			return reply.id();
		}
		if (answer instanceof ActorAnswer.Failure failure) {
			return failure.id();
		}
		if (answer instanceof ActorAnswer.Snapshot snapshot) {
			return snapshot.id();
		}
		if (answer instanceof ActorAnswer.Complete complete) {
			return complete.id();
		}
		if (answer instanceof ActorAnswer.Emitted emitted) {
			return emitted.id();
		}
		if (answer instanceof ActorAnswer.Actor actor) {
			return actor.id();
		}
		return (answer instanceof ActorAnswer.Listed listed) ? listed.id() : 0L;
	}

}
