package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.waiting.Awaited;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.UndeliveredException;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorAnswerReader;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.actors.ActorRequestReader;
import io.github.xstatewebrtc.protocol.actors.ActorRequestWriter;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.actors.InvalidActorMessageException;
import io.github.xstatewebrtc.protocol.actors.Origin;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;
import io.github.xstatewebrtc.timing.RareLog;
import io.github.xstatewebrtc.timing.SerialExecutor;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The actors of one other peer, as this one asks them (protocol, section 4). Answers are
 * handed over beside the link, one after the other. Safe for use by many threads; no
 * method blocks.
 */
public final class RemoteActors {

	private static final Log logger = LogFactory.getLog(RemoteActors.class);

	private final Link link;

	private final Timers timers;

	private final Executor answers;

	private final OwnQuestions questions = new OwnQuestions((id) -> tellEnd("unsubscribe", id));

	private final AnswerInbox inbox;

	private final RareLog deadLetters;

	/**
	 * Ask nothing yet.
	 * @param link the link to the other peer
	 * @param timers ends asks that are not answered
	 * @param workers hands answers over
	 */
	public RemoteActors(Link link, Timers timers, Executor workers) {
		this.link = link;
		this.timers = timers;
		this.answers = new SerialExecutor(workers);
		this.inbox = new AnswerInbox(this.questions, this.answers);
		this.deadLetters = new RareLog(logger, timers::nanoTime);
	}

	CompletionStage<@Nullable Void> send(String to, ActorEvent event, Origin origin) {
		return this.link.send(ActorRequestWriter.send(to, tree(event), origin))
			.exceptionallyCompose((failure) -> CompletableFuture
				.failedStage(new ActorException(code(failure).wireName(), why(failure))));
	}

	/*
	 * An ask that goes out late, or again after a cut, says how much time is left.
	 */
	CompletableFuture<ActorReply> ask(String to, ActorEvent event, Origin origin, Duration timeout) {
		Map<String, @Nullable Object> tree = tree(event);
		OwnAsk ask = new OwnAsk(new Awaited<>());
		long until = this.timers.nanoTime() + timeout.toNanos();
		long id = this.questions.add(ask);
		if (id > 0) {
			Timers.Timer timer = this.timers.schedule(timeout, () -> this.questions.fail(id, FailureCode.TIMEOUT,
					"There was no answer within " + timeout.toMillis() + " ms."));
			failIfUndelivered(id, this.link.send(() -> ActorRequestWriter.ask(id, to, tree, origin,
					ask.reply().isDone() ? Duration.ZERO : Duration.ofNanos(until - this.timers.nanoTime()))));
			var unused = ask.reply().whenComplete((reply, failure) -> {
				timer.cancel();
				end("cancel", id);
			});
		}
		return ask.reply();
	}

	CompletableFuture<ActorStatus> watch(String to) {
		CompletableFuture<ActorStatus> status = new Awaited<>();
		Runnable end = begin((id) -> ActorRequestWriter.about("watch", id, to),
				new OwnWatch<>(status, (answer) -> (answer instanceof ActorAnswer.Complete complete)
						? ActorStatus.of(complete.status()) : null));
		var unused = status.whenComplete((last, failure) -> end.run());
		return status;
	}

	Runnable subscribe(String to, UpdateReceiver receiver) {
		return begin((id) -> ActorRequestWriter.about("subscribe", id, to), new OwnSubscription(receiver));
	}

	/**
	 * Ask which actors there are.
	 * @param query which are asked for
	 * @return completes with those that this peer may see
	 */
	public CompletableFuture<List<ActorEntry>> actors(ActorQuery query) {
		CompletableFuture<List<ActorEntry>> all = new Awaited<>();
		ListedActors listed = new ListedActors();
		Runnable end = begin((id) -> ActorRequestWriter.actors(id, query, false), new OwnWatch<>(all, (answer) -> {
			if (answer instanceof ActorAnswer.Actor actor) {
				listed.take(actor);
			}
			return (answer instanceof ActorAnswer.Listed) ? listed.all() : null;
		}));
		var unused = all.whenComplete((answer, failure) -> end.run());
		return all;
	}

	/**
	 * Hear which actors there are, and how that changes.
	 * @param query which are asked for
	 * @param receiver takes it
	 * @return ends it
	 */
	public Runnable directory(ActorQuery query, DirectoryReceiver receiver) {
		return begin((id) -> ActorRequestWriter.actors(id, query, true),
				new OwnDirectory(receiver, new ListedActors()));
	}

	/**
	 * Take a message, if it is an answer. Called on the ordered executor of the link.
	 * @param message the message
	 * @return whether it is one
	 */
	public boolean take(ObjectNode message) {
		try {
			ActorAnswer answer = ActorAnswerReader.read(message);
			if (answer instanceof ActorAnswer.DeadLetter letter) {
				this.deadLetters.warn("Events that this application sent to actors of another peer were not delivered ("
						+ letter.code().wireName() + ").");
			}
			else if (answer != null) {
				this.inbox.add(answer);
			}
			return answer != null;
		}
		catch (InvalidActorMessageException ex) {
			logger.debug("An answer cannot be read", ex);
			Long id = ActorRequestReader.idOf(message);
			if (id != null) {
				this.answers.execute(() -> this.questions.giveUp(id, FailureCode.BAD_EVENT,
						"The other peer's answer cannot be read. " + ex.getMessage()));
			}
			return true;
		}
	}

	/**
	 * The conversation is over, and what was asked in it is not answered any more.
	 */
	public void end() {
		this.answers.execute(() -> this.questions.failAll(FailureCode.PEER_LOST,
				"The other peer is gone or has lost its state; what became of it is unknown."));
	}

	// What is returned ends it, and says so if it was still open.
	private Runnable begin(LongFunction<byte[]> message, OwnQuestion question) {
		long id = this.questions.add(question);
		if (id > 0) {
			failIfUndelivered(id, this.link.send(message.apply(id)));
		}
		return () -> end("unsubscribe", id);
	}

	private void failIfUndelivered(long id, CompletionStage<@Nullable Void> taken) {
		// In turn with the answers: whoever takes them is told one thing at a time.
		taken.whenCompleteAsync((nothing, failure) -> {
			if (failure != null) {
				this.questions.fail(id, code(failure), why(failure));
			}
		}, this.answers);
	}

	private void end(String type, long id) {
		if (this.questions.remove(id)) {
			tellEnd(type, id);
		}
	}

	private void tellEnd(String type, long id) {
		var unused = this.link.send(ActorRequestWriter.end(type, id));
	}

	private static FailureCode code(Throwable failure) {
		boolean tooLarge = failure instanceof UndeliveredException undelivered
				&& undelivered.end().code().equals(LinkEnd.TOO_LARGE);
		return tooLarge ? FailureCode.BAD_EVENT : FailureCode.PEER_LOST;
	}

	private static String why(Throwable failure) {
		return (failure instanceof UndeliveredException undelivered) ? undelivered.end().message() : failure.toString();
	}

	/*
	 * The event as it is now, written already: the application may change its objects
	 * before the event goes. What the other side could not read would end the link.
	 */
	private static Map<String, @Nullable Object> tree(ActorEvent event) {
		JsonMapper mapper = ProtocolJson.mapper();
		Map<String, @Nullable Object> written = new LinkedHashMap<>();
		written.put("type", event.type());
		try {
			event.payload()
				.forEach((name, value) -> written.putIfAbsent(name, new RawValue(mapper.writeValueAsString(value))));
			// As deep in lists and objects as in a frame.
			mapper.readTree(mapper.writeValueAsBytes(List.of(Map.of("event", written))));
			return written;
		}
		catch (JacksonException | StackOverflowError ex) {
			throw new ActorException(FailureCode.BAD_EVENT.wireName(),
					"The event '" + event.type() + "' cannot be written as JSON: " + ex.getMessage());
		}
	}

	/**
	 * What an actor does with an event.
	 *
	 * @param reply completes with it
	 */
	private record OwnAsk(CompletableFuture<ActorReply> reply) implements OwnQuestion {

		@Override
		public boolean answered(ActorAnswer answer) {
			if (answer instanceof ActorAnswer.Reply said) {
				String snapshot = said.snapshot();
				this.reply.complete(new ActorReply(said.accepted(), said.reason(), ReadSnapshot.value(said.value()),
						(snapshot != null) ? ReadSnapshot.of(snapshot) : null));
			}
			return answer instanceof ActorAnswer.Reply;
		}

		@Override
		public void failed(ActorException failure) {
			this.reply.completeExceptionally(failure);
		}

	}

}
