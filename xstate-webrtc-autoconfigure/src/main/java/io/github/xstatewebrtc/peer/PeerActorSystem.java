package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorChange;
import io.github.xstatewebrtc.actor.ActorHost;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.waiting.Awaited;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.RemoteActors;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

/**
 * The actors of this application as a peer, and of the others in its channels.
 */
public final class PeerActorSystem implements ActorSystem {

	private final LocalPeer peer;

	private final ActorService own;

	private final ActorHost host;

	/**
	 * Look from this peer.
	 * @param peer this peer
	 * @param own its own actors
	 * @param host where those of the application live that are no statecharts
	 */
	public PeerActorSystem(LocalPeer peer, ActorService own, ActorHost host) {
		this.peer = peer;
		this.own = own;
		this.host = host;
	}

	@Override
	public CompletionStage<List<ActorRef>> find(ActorPattern pattern, Duration within) {
		ActorQuery query = new ActorQuery(pattern.systemId(), pattern.src(), null);
		List<CompletableFuture<List<ActorRef>>> answers = new ArrayList<>();
		for (ChannelPeer channel : this.peer.channels()) {
			String ownId = channel.peerId();
			if (ownId != null) {
				answers.add(CompletableFuture.completedFuture(local(channel.label(), ownId, query)));
				channel.remotes().forEach((remote) -> answers.add(find(channel, remote, query, within)));
			}
		}
		return Awaited.of(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)))
			.thenApply((nothing) -> answers.stream().flatMap((found) -> found.join().stream()).toList());
	}

	@Override
	public Flow.Publisher<ActorChange> changes(ActorPattern pattern) {
		ActorQuery query = new ActorQuery(pattern.systemId(), pattern.src(), null);
		return (subscriber) -> new DirectoryFeed(this.peer, this.own, query, this::at,
				Objects.requireNonNull(subscriber, "A subscriber is needed"))
			.begin();
	}

	@Override
	public HostedActor register(ActorSpec spec) {
		return this.host.register(spec);
	}

	@Override
	public ActorRef at(ActorAddress address) {
		boolean own = address.peerId().equals(this.peer.peerIds().get(address.channel()));
		return own ? this.own.local(address) : this.own.remote(address, () -> remote(address));
	}

	private List<ActorRef> local(String channel, String ownId, ActorQuery query) {
		Stream<LocalActor> found = this.own.actors()
			.stream()
			.filter((actor) -> query.matches(actor.systemId(), actor.src(), actor.snapshot().status().id()));
		return found.map((actor) -> this.own.local(new ActorAddress(channel, ownId, actor.sessionId()))).toList();
	}

	private CompletableFuture<List<ActorRef>> find(ChannelPeer channel, RemotePeer remote, ActorQuery query,
			Duration within) {
		return remote.actors()
			.actors(query)
			.completeOnTimeout(List.of(), within.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((failure) -> List.<ActorEntry>of())
			.thenApply((entries) -> entries.stream()
				.map((entry) -> at(new ActorAddress(channel.label(), remote.peerId(), entry.sessionId())))
				.toList());
	}

	private @Nullable RemoteActors remote(ActorAddress address) {
		return this.peer.channels()
			.stream()
			.filter((channel) -> channel.label().equals(address.channel()))
			.map((channel) -> channel.remote(address.peerId()))
			.filter((remote) -> remote != null)
			.map(RemotePeer::actors)
			.findFirst()
			.orElse(null);
	}

}
