package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.FoundActors;
import io.github.xstatewebrtc.actor.waiting.Awaited;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;
import io.github.xstatewebrtc.timing.Timers;

/**
 * One look for actors, here and in every other peer. Who has not answered in time is told
 * that nobody waits any more.
 */
final class ActorSearch {

	private final LocalPeer peer;

	private final ActorService own;

	private final ActorQuery query;

	private final Function<ActorAddress, ActorRef> refs;

	ActorSearch(LocalPeer peer, ActorService own, ActorQuery query, Function<ActorAddress, ActorRef> refs) {
		this.peer = peer;
		this.own = own;
		this.query = query;
		this.refs = refs;
	}

	CompletionStage<FoundActors> all(Duration within) {
		return found(here(), ask(), within);
	}

	CompletionStage<ActorRef> any(Duration within) {
		List<ActorRef> here = here();
		if (!here.isEmpty()) {
			return CompletableFuture.completedFuture(here.get(0));
		}
		CompletableFuture<ActorRef> first = new Awaited<>();
		List<Asked> asked = ask();
		asked.forEach((each) -> each.tell(first));
		var unused = found(here, asked, within).thenAccept((found) -> found.actors()
			.stream()
			.findFirst()
			.ifPresentOrElse(first::complete, () -> first.completeExceptionally(nothing(found, within))));
		var unusedToo = first.whenComplete((actor, failure) -> asked.forEach(Asked::cancel));
		return first;
	}

	private CompletableFuture<FoundActors> found(List<ActorRef> here, List<Asked> asked, Duration within) {
		Timers.Timer timer = this.peer.timers()
			.schedule(within, () -> this.peer.workers().execute(() -> asked.forEach((each) -> each.late(within))));
		CompletableFuture<FoundActors> found = Awaited
			.of(CompletableFuture.allOf(asked.stream().map(Asked::answer).toArray(CompletableFuture[]::new)))
			.handle((nothing, failure) -> collect(here, asked));
		var unused = found.whenComplete((all, failure) -> {
			timer.cancel();
			asked.forEach(Asked::cancel);
		});
		return found;
	}

	private static FoundActors collect(List<ActorRef> here, List<Asked> asked) {
		List<ActorRef> actors = new ArrayList<>(here);
		List<FoundActors.Unanswered> unanswered = new ArrayList<>();
		for (Asked each : asked) {
			ActorException failure = each.failure();
			if (failure == null) {
				actors.addAll(each.refs().join());
			}
			else {
				unanswered.add(new FoundActors.Unanswered(each.channel, each.remote.peerId(),
						each.remote.entry().name(), failure));
			}
		}
		return new FoundActors(actors, unanswered);
	}

	private static ActorException nothing(FoundActors found, Duration within) {
		boolean complete = found.isComplete();
		return new ActorException((complete ? FailureCode.NO_SUCH_ACTOR : FailureCode.TIMEOUT).wireName(),
				complete ? "There is no such actor, here or in another peer."
						: "No peer that answered within " + within.toMillis() + " ms has such an actor; "
								+ found.unanswered().size() + " did not answer.");
	}

	private List<ActorRef> here() {
		List<ActorRef> here = new ArrayList<>();
		for (ChannelPeer channel : this.peer.channels()) {
			String ownId = channel.peerId();
			if (ownId != null) {
				this.own.actors()
					.stream()
					.filter((actor) -> this.query.matches(actor.systemId(), actor.src(),
							actor.snapshot().status().id()))
					.map((actor) -> this.refs.apply(new ActorAddress(channel.label(), ownId, actor.sessionId())))
					.forEach(here::add);
			}
		}
		return here;
	}

	private List<Asked> ask() {
		List<Asked> asked = new ArrayList<>();
		for (ChannelPeer channel : this.peer.channels()) {
			if (channel.peerId() != null) {
				channel.remotes()
					.forEach((remote) -> asked
						.add(new Asked(channel.label(), remote, remote.actors().actors(this.query), this.refs)));
			}
		}
		return asked;
	}

	/**
	 * One other peer.
	 *
	 * @param channel the label of the channel
	 * @param remote the peer
	 * @param answer its answer
	 * @param toRef refers to an actor
	 */
	private record Asked(String channel, RemotePeer remote, CompletableFuture<List<ActorEntry>> answer,
			Function<ActorAddress, ActorRef> toRef) {

		CompletableFuture<List<ActorRef>> refs() {
			return this.answer.thenApply((entries) -> entries.stream()
				.map((entry) -> this.toRef
					.apply(new ActorAddress(this.channel, this.remote.peerId(), entry.sessionId())))
				.toList());
		}

		void tell(CompletableFuture<ActorRef> first) {
			var unused = refs().thenAccept((found) -> found.stream().findFirst().ifPresent(first::complete));
		}

		void late(Duration within) {
			this.answer.completeExceptionally(new ActorException(FailureCode.TIMEOUT.wireName(),
					"The peer did not answer within " + within.toMillis() + " ms."));
		}

		void cancel() {
			this.answer.cancel(false);
		}

		@Nullable ActorException failure() {
			try {
				this.answer.join();
				return null;
			}
			catch (CancellationException ex) {
				return new ActorException(FailureCode.CANCELLED.wireName(), "Nobody waits for the answer any more.");
			}
			catch (RuntimeException ex) {
				return (ex.getCause() instanceof ActorException known) ? known
						: new ActorException(FailureCode.PEER_LOST.wireName(), String.valueOf(ex.getCause()));
			}
		}

	}

}
