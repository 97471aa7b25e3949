package io.github.xstatewebrtc.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;

/**
 * What the bridge knows of one actor. Its lock orders what the actor's own thread notes
 * against what the bridge reads; it is never held while anything is encoded.
 */
final class Track {

	private final LocalActor actor;

	private long startSeq;

	private long startTime;

	private long transitions;

	private long seq;

	private long time;

	private String eventType = "";

	private ActorStatus status = ActorStatus.ACTIVE;

	private Object value = "";

	/** The newest state as it was captured, if somebody watched then. */
	private @Nullable Published captured;

	/** How many occurrences wait for the bridge. */
	private int pending;

	/** What stands for all that found the bridge's queue full. */
	private @Nullable Occurrence coalesced;

	private long lost;

	private boolean ended;

	/**
	 * The newest state at once, also while it waits for the bridge, if it was captured.
	 */
	private @Nullable ActorSnapshot current;

	private List<Follower> followers = List.of();

	private volatile boolean followed;

	Track(LocalActor actor) {
		this.actor = actor;
	}

	LocalActor actor() {
		return this.actor;
	}

	synchronized long startSeq() {
		return this.startSeq;
	}

	synchronized long startTime() {
		return this.startTime;
	}

	synchronized Published newest() {
		Published newest = this.captured;
		return (newest != null) ? newest : new Published(this.seq, this.time, CapturedEvent.of(this.eventType),
				ActorSnapshot.of(this.status, this.value));
	}

	synchronized ActorSnapshot now() {
		ActorSnapshot known = this.current;
		return (known != null) ? known : ActorSnapshot.of(this.status, this.value);
	}

	boolean isFollowed() {
		return this.followed;
	}

	synchronized List<Follower> followers() {
		return this.followers;
	}

	synchronized void unfollow(Follower follower) {
		this.followers = this.followers.stream().filter((each) -> each != follower).toList();
		this.followed = !this.followers.isEmpty();
	}

	synchronized ActorActivity activity() {
		return new ActorActivity(this.status, this.value, this.eventType, this.time, this.transitions);
	}

	/*
	 * The following are called by a thread that holds the lock.
	 */

	boolean isEnded() {
		return this.ended;
	}

	void end() {
		this.ended = true;
	}

	void follow(Follower follower) {
		List<Follower> more = new ArrayList<>(this.followers);
		more.add(follower);
		this.followers = List.copyOf(more);
		this.followed = true;
	}

	/**
	 * Keep the newest state.
	 * @param captured the state as it was captured, {@code null} if it was not
	 * @return who is to be told of it, without the lock
	 */
	List<Follower> changed(@Nullable ActorSnapshot captured) {
		this.current = captured;
		this.followers.forEach(Follower::refresh);
		return this.followers;
	}

	boolean isPending() {
		return this.pending > 0;
	}

	void enqueued() {
		this.pending++;
	}

	void dequeued() {
		this.pending--;
	}

	void started(long seq, long time) {
		if (this.startSeq == 0) {
			this.startSeq = seq;
			this.startTime = time;
		}
	}

	void note(long seq, long time, String eventType, ActorStatus status, Object value) {
		this.seq = seq;
		this.time = time;
		this.eventType = eventType;
		this.status = status;
		this.value = value;
		this.captured = null;
	}

	void note(Published published) {
		note(published.seq(), published.time(), published.event().type(), published.snapshot().status(),
				published.snapshot().value());
		this.captured = published;
	}

	void countTransition() {
		this.transitions++;
	}

	boolean isCoalescing() {
		return this.coalesced != null;
	}

	/**
	 * Keep the newest state in place of what finds no room, or else the first event, so
	 * that there is always something to stand for what is lost.
	 * @param occurrence what finds no room
	 */
	void coalesce(Occurrence occurrence) {
		if (this.coalesced != null) {
			this.lost++;
		}
		if (this.coalesced == null || occurrence.kind() != Occurrence.Kind.RECEIVED) {
			this.coalesced = occurrence;
		}
	}

	synchronized Occurrence takeCoalesced() {
		Occurrence taken = Objects.requireNonNull(this.coalesced, "nothing was coalesced");
		this.coalesced = null;
		return taken;
	}

	long takeLost() {
		long taken = this.lost;
		this.lost = 0;
		return taken;
	}

	// Status and value are read now: of two threads the later has the newer one.
	static ActorSnapshot current(ActorState state, @Nullable ActorSnapshot captured) {
		ActorSnapshot current = ActorSnapshot.of(state.status(), state.value());
		return (captured != null) ? new ActorSnapshot(current.status(), current.value(), captured.context(),
				captured.tags(), captured.output(), captured.error()) : current;
	}

}
