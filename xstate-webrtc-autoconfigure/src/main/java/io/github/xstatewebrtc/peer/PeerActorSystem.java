package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorChange;
import io.github.xstatewebrtc.actor.ActorHost;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.actor.FoundActors;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.RemoteActors;
import io.github.xstatewebrtc.messaging.WaitingTime;
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
	public CompletionStage<FoundActors> find(ActorPattern pattern, Duration within) {
		WaitingTime.check("A search", within);
		return search(pattern).all(within);
	}

	@Override
	public CompletionStage<ActorRef> findAny(ActorPattern pattern, Duration within) {
		WaitingTime.check("A search", within);
		return search(pattern).any(within);
	}

	@Override
	public Flow.Publisher<ActorChange> changes(ActorPattern pattern) {
		ActorQuery query = query(pattern);
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

	private ActorSearch search(ActorPattern pattern) {
		return new ActorSearch(this.peer, this.own, query(pattern), this::at);
	}

	private static ActorQuery query(ActorPattern pattern) {
		Objects.requireNonNull(pattern, "A pattern is needed");
		return new ActorQuery(pattern.systemId(), pattern.src(), null);
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
