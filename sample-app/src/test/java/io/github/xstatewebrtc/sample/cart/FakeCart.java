package io.github.xstatewebrtc.sample.cart;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorChange;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.actor.ActorUpdate;
import io.github.xstatewebrtc.actor.FoundActors;
import io.github.xstatewebrtc.actor.HostedActor;

/**
 * The only cart there is: one teapot, until the test ends it.
 */
final class FakeCart implements ActorRef, ActorSystem {

	private final String name;

	private final CompletableFuture<ActorStatus> last = new CompletableFuture<>();

	private int watches;

	FakeCart(String name) {
		this.name = name;
	}

	CompletableFuture<ActorStatus> last() {
		return this.last;
	}

	int watches() {
		return this.watches;
	}

	@Override
	public CompletionStage<FoundActors> find(ActorPattern pattern, Duration within) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletionStage<ActorRef> findAny(ActorPattern pattern, Duration within) {
		return this.name.equals(pattern.systemId()) ? CompletableFuture.completedFuture(this)
				: CompletableFuture.failedFuture(new ActorException("no-such-actor", "There is none."));
	}

	@Override
	public HostedActor register(ActorSpec spec) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ActorAddress address() {
		return new ActorAddress("shop", "p-1", "x:0");
	}

	@Override
	public CompletionStage<ActorReply> ask(ActorEvent event, Duration timeout) {
		Map<String, Object> context = Map.of("goods", Map.of("teapot", 1), "total", 24.9);
		ActorSnapshot snapshot = new ActorSnapshot(ActorStatus.ACTIVE, "filling", context, Set.of(), null, null);
		return CompletableFuture.completedFuture(new ActorReply("QUOTE".equals(event.type()), null, null, snapshot));
	}

	@Override
	public CompletionStage<ActorStatus> watch() {
		this.watches++;
		return this.last;
	}

	@Override
	public CompletionStage<Void> send(ActorEvent event) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletionStage<ActorSnapshot> snapshot() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Flow.Publisher<ActorSnapshot> snapshots() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Flow.Publisher<ActorUpdate> updates() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Flow.Publisher<ActorChange> changes(ActorPattern pattern) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ActorRef at(ActorAddress address) {
		throw new UnsupportedOperationException();
	}

}
