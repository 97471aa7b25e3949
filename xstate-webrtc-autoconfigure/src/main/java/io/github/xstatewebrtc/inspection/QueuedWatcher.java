package io.github.xstatewebrtc.inspection;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.inspection.ActorQuery;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

/**
 * A watcher as the bridge sees it: what it knows, what it lacks, and, once it has fallen
 * behind, which actors' newest states it is owed. Everything but the queue belongs to the
 * bridge's thread.
 */
final class QueuedWatcher implements Watcher {

	/** How many bytes may wait, whatever the number of messages. */
	private static final int MAX_BYTES = 2 * 1024 * 1024;

	private final InspectRequest request;

	private final Audience audience;

	private final StateMessages tells;

	private final WatcherHome home;

	private final int bound;

	private final Runnable wake;

	private final WatchQueue queue;

	/** Shared with the watchers that went before and come after. */
	private final AtomicLong dropped;

	private final Set<Track> known = new HashSet<>();

	/** What is encoded already and found no room: a few messages at most. */
	private final Deque<WatchMessage> ready = new ArrayDeque<>();

	/** What brings a newcomer up to date; encoded when it is its turn. */
	private final Deque<WatchMessage> backlog = new ArrayDeque<>();

	private final Debt debt = new Debt();

	/** What was polled last. Belongs to the thread that polls. */
	private @Nullable WatchMessage polled;

	private volatile @Nullable QueuedWatcher successor;

	QueuedWatcher(InspectRequest request, Audience audience, InspectionEncoder encoder, WatcherHome home, int bound,
			Runnable wake, AtomicLong dropped) {
		this.request = request;
		this.audience = audience;
		this.tells = new StateMessages(encoder, home);
		this.home = home;
		this.bound = bound;
		this.wake = wake;
		this.dropped = dropped;
		this.queue = new WatchQueue(bound, MAX_BYTES);
	}

	InspectRequest request() {
		return this.request;
	}

	Audience audience() {
		return this.audience;
	}

	boolean isClosed() {
		return this.queue.isClosed();
	}

	boolean wants(@Nullable Track track) {
		ActorQuery query = this.request.query();
		return query == null || (track != null && (this.known.contains(track) || query.matches(track.actor().systemId(),
				track.actor().src(), track.newest().snapshot().status().id())));
	}

	/**
	 * Begin with what a newcomer lacks.
	 * @param tracks the actors it will know
	 * @param messages what it lacks
	 */
	void catchUp(Collection<Track> tracks, List<WatchMessage> messages) {
		this.known.addAll(tracks);
		this.backlog.addAll(messages);
		this.backlog.add(this.tells.synced(this));
		pump();
	}

	/**
	 * Return one that asks for the same and knows nothing yet.
	 * @param other its audience
	 * @param itsEncoder encodes for it
	 * @return the other, with nothing queued
	 */
	QueuedWatcher as(Audience other, InspectionEncoder itsEncoder) {
		return new QueuedWatcher(this.request, other, itsEncoder, this.home, this.bound, this.wake, this.dropped);
	}

	// Take no more messages: another watcher goes on in this one's place.
	void giveWayTo(QueuedWatcher next) {
		this.successor = next;
		this.queue.close();
	}

	/**
	 * Begin where another watcher ended, whose messages were for another audience.
	 * @param before the other, closed
	 * @param tracks the actors that live
	 */
	void succeed(QueuedWatcher before, Collection<Track> tracks) {
		before.ready.forEach(before.queue::lose);
		before.backlog.forEach(before.queue::lose);
		this.dropped.addAndGet(before.queue.newlyLost());
		this.debt.lose(before.queue.lost() + before.debt.gap() + Math.max(0, before.queue.takeUnsent()));
		this.debt.owe(tracks.stream().filter((track) -> before.wants(track)).toList());
		pump();
	}

	// Pass on what changes no state, after others that this watcher does not get.
	void tell(WatchMessage message, long lost) {
		if (lost > 0 || isBehind() || !send(message)) {
			lose(lost + 1);
		}
	}

	// Pass on what happened, or owe it.
	void publish(Track track, Occurrence.Kind kind, WatchMessage message) {
		if (isBehind() || !announce(track, kind) || !send(message)) {
			owe(track, kind, 1);
		}
		else if (kind == Occurrence.Kind.STOPPED) {
			this.known.remove(track);
		}
		else {
			this.known.add(track);
		}
	}

	private boolean isBehind() {
		return this.debt.isOwing() || !this.backlog.isEmpty() || !this.ready.isEmpty();
	}

	// An actor may come to what was asked for only by its new status.
	private boolean announce(Track track, Occurrence.Kind kind) {
		if (kind == Occurrence.Kind.STARTED || this.known.contains(track)) {
			return true;
		}
		return send(this.tells.actor(track).encode()) && this.known.add(track);
	}

	private void lose(long events) {
		this.debt.lose(events);
		this.dropped.addAndGet(events);
	}

	// Owe an actor's newest state because some of its events are lost.
	void owe(Track track, Occurrence.Kind kind, long lost) {
		lose(lost);
		if (kind != Occurrence.Kind.STOPPED || this.known.contains(track)) {
			this.debt.owe(track);
		}
		else {
			this.debt.forget(track);
		}
	}

	/**
	 * Send what is held back, as far as there is room and somebody reads.
	 */
	void pump() {
		while (sendReady()) {
			if (!this.backlog.isEmpty()) {
				this.ready.add(this.backlog.remove().encode());
			}
			else if (this.debt.isOwing()) {
				payBack();
			}
			else {
				return;
			}
		}
	}

	// What waits for room must not grow old, so nothing more is encoded before.
	private boolean sendReady() {
		while (this.queue.isOpen()) {
			WatchMessage message = this.ready.peek();
			if (message == null) {
				return true;
			}
			if (send(message)) {
				this.ready.remove();
			}
		}
		return false;
	}

	private void payBack() {
		long gap = this.debt.takeGap();
		if (gap > 0) {
			this.ready.add(this.tells.gap(gap).encode());
		}
		Track track = this.debt.takeTrack();
		if (track != null) {
			resync(track);
		}
		else {
			this.ready.add(this.tells.synced(this).encode());
			this.debt.paid();
		}
	}

	private void resync(Track track) {
		if (this.known.add(track)) {
			this.ready.add(this.tells.actor(track).encode());
		}
		this.ready.add(this.tells.newest(track).encode());
		if (!this.home.isAlive(track)) {
			this.known.remove(track);
		}
	}

	private boolean send(WatchMessage message) {
		WatchQueue.Offer offer = this.queue.offer(message);
		if (offer == WatchQueue.Offer.WAKES) {
			this.wake.run();
		}
		return offer != WatchQueue.Offer.FULL;
	}

	@Override
	public byte @Nullable [] poll() {
		long unsent = this.queue.takeUnsent();
		WatchMessage message = (unsent >= 0) ? this.tells.gap(unsent).encode() : this.queue.poll();
		this.polled = message;
		if (this.queue.takeRoom()) {
			this.home.room(this);
		}
		return (message != null) ? message.bytes() : null;
	}

	@Override
	public void unsent() {
		WatchMessage message = this.polled;
		if (message != null) {
			this.polled = null;
			this.dropped.addAndGet(message.gap() ? 0 : message.events());
			unsent(message.events());
		}
	}

	private void unsent(long events) {
		if (!this.queue.unsent(events) && this.successor != null) {
			this.successor.unsent(events);
		}
	}

	@Override
	public boolean hasPlenty() {
		return this.queue.hasPlenty();
	}

	@Override
	public long queued() {
		return this.queue.size();
	}

	@Override
	public long dropped() {
		return this.dropped.get();
	}

	@Override
	public Watcher as(Audience other) {
		return this.home.as(other, this);
	}

	@Override
	public void close() {
		if (this.queue.close()) {
			this.home.closed(this);
		}
	}

}
