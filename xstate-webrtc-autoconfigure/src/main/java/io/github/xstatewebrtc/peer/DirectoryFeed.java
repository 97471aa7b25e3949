package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorChange;
import io.github.xstatewebrtc.actor.ActorChange.Kind;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.DirectoryReceiver;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

/**
 * Which actors there are, for one subscriber: those of this peer in each channel, and
 * those of every other peer, which is asked again as long as it is there.
 */
final class DirectoryFeed implements Arrivals.Listener {

	private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

	private final LocalPeer peer;

	private final ActorService own;

	private final ActorQuery query;

	private final Function<ActorAddress, ActorRef> refs;

	private final ChangeQueue queue;

	/** The id of this peer in each channel, as far as its own actors are told. */
	private final Map<ChannelPeer, String> joined = new ConcurrentHashMap<>();

	private final Set<RemotePeer> asked = ConcurrentHashMap.newKeySet();

	/** What ends listening to a channel's own actors, or to another peer. */
	private final Map<Object, Runnable> ends = new ConcurrentHashMap<>();

	DirectoryFeed(LocalPeer peer, ActorService own, ActorQuery query, Function<ActorAddress, ActorRef> refs,
			Flow.Subscriber<? super ActorChange> subscriber) {
		this.peer = peer;
		this.own = own;
		this.query = query;
		this.refs = refs;
		this.queue = new ChangeQueue(subscriber, peer.workers(), this::end);
	}

	void begin() {
		this.peer.arrivals().add(this);
		for (ChannelPeer channel : this.peer.channels()) {
			joined(channel);
			channel.remotes().forEach((remote) -> arrived(channel, remote));
		}
	}

	@Override
	public void joined(ChannelPeer channel) {
		this.peer.workers().execute(() -> listOwn(channel));
	}

	@Override
	public void arrived(ChannelPeer channel, RemotePeer remote) {
		if (this.asked.add(remote)) {
			this.peer.workers().execute(() -> ask(channel, remote));
		}
	}

	private void listOwn(ChannelPeer channel) {
		String id = channel.peerId();
		String before = (id != null) ? this.joined.put(channel, id) : null;
		if (id == null || id.equals(before) || this.queue.isCancelled()) {
			return;
		}
		if (before != null) {
			this.queue.lose((address) -> address.peerId().equals(before));
		}
		OwnActors listener = new OwnActors(channel, id);
		keep(channel, this.own.listen(listener));
		listener.listed = true;
	}

	private void ask(ChannelPeer channel, RemotePeer remote) {
		if (!this.queue.isCancelled()) {
			keep(remote, remote.actors().directory(this.query, new OthersActors(channel, remote)));
		}
	}

	private void keep(Object whom, Runnable ending) {
		Runnable before = this.ends.put(whom, ending);
		if (before != null) {
			before.run();
		}
		if (this.queue.isCancelled()) {
			end();
		}
	}

	private void end() {
		this.peer.arrivals().remove(this);
		this.ends.values().forEach(Runnable::run);
		this.ends.clear();
	}

	private void tell(Kind kind, ActorAddress address, @Nullable String systemId, String src, ActorStatus status) {
		this.queue.add(new ActorChange(kind, this.refs.apply(address), systemId, src, status));
	}

	/**
	 * The actors of this peer in one channel.
	 */
	private final class OwnActors implements ActorListener {

		private final ChannelPeer channel;

		private final String id;

		private volatile boolean listed;

		OwnActors(ChannelPeer channel, String id) {
			this.channel = channel;
			this.id = id;
		}

		@Override
		public void started(LocalActor actor, ActorState state) {
			told(this.listed ? Kind.STARTED : Kind.LISTED, actor, state);
		}

		@Override
		public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
			told(Kind.UPDATED, actor, state);
		}

		@Override
		public void stopped(LocalActor actor, ActorEvent event, ActorState state) {
			told(Kind.STOPPED, actor, state);
		}

		private void told(Kind kind, LocalActor actor, ActorState state) {
			if (this.id.equals(DirectoryFeed.this.joined.get(this.channel))
					&& DirectoryFeed.this.query.matches(actor.systemId(), actor.src(), state.status().id())) {
				tell(kind, new ActorAddress(this.channel.label(), this.id, actor.sessionId()), actor.systemId(),
						actor.src(), state.status());
			}
		}

	}

	/**
	 * The actors of another peer.
	 */
	private final class OthersActors implements DirectoryReceiver {

		private final ChannelPeer channel;

		private final RemotePeer remote;

		OthersActors(ChannelPeer channel, RemotePeer remote) {
			this.channel = channel;
			this.remote = remote;
		}

		@Override
		public void changed(String change, ActorEntry actor) {
			Kind kind = switch (change) {
				case "listed", "started", "stopped" -> Kind.valueOf(change.toUpperCase(Locale.ROOT));
				default -> Kind.UPDATED;
			};
			tell(kind, new ActorAddress(this.channel.label(), this.remote.peerId(), actor.sessionId()),
					actor.systemId(), actor.src(), ActorStatus.of(actor.status()));
		}

		@Override
		public void end(ActorException failure) {
			DirectoryFeed.this.queue.lose((address) -> address.peerId().equals(this.remote.peerId()));
			askAgain();
		}

		private void askAgain() {
			DirectoryFeed.this.peer.timers().schedule(ASK_AGAIN, () -> {
				if (this.channel.remote(this.remote.peerId()) == this.remote) {
					ask(this.channel, this.remote);
				}
				else {
					DirectoryFeed.this.ends.remove(this.remote);
					DirectoryFeed.this.asked.remove(this.remote);
				}
			});
		}

	}

}
