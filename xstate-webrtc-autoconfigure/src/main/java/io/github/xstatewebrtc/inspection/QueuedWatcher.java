package io.github.xstatewebrtc.inspection;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;
import io.github.xstatewebrtc.protocol.inspection.InspectionEvents;

/**
 * A watcher as the bridge sees it: what it knows, what it lacks, and, once it has fallen
 * behind, which actors' newest states it is owed. Everything but the queue belongs to the
 * bridge's thread.
 */
final class QueuedWatcher implements Watcher {

	private static final Log logger = LogFactory.getLog(QueuedWatcher.class);

	/** How many bytes may wait, whatever the number of messages. */
	private static final int MAX_BYTES = 2 * 1024 * 1024;

	private static final CapturedEvent RESYNC = CapturedEvent.of(InspectionEvents.RESYNC);

	private final InspectRequest request;

	private final Audience audience;

	private final InspectionEncoder encoder;

	private final WatcherHome home;

	private final int bound;

	private final Runnable wake;

	private final WatchQueue queue;

	private final AtomicLong dropped = new AtomicLong();

	private final Set<Track> known = new HashSet<>();

	/** What is encoded already and found no room: a few messages at most. */
	private final Deque<byte[]> ready = new ArrayDeque<>();

	/** What brings a newcomer up to date; encoded when it is its turn. */
	private final Deque<Supplier<byte[]>> backlog = new ArrayDeque<>();

	/** In the order of their newest states, so that a cut leaves no hole behind. */
	private final Set<Track> owed = new LinkedHashSet<>();

	private boolean owing;

	private long gap;

	QueuedWatcher(InspectRequest request, Audience audience, InspectionEncoder encoder, WatcherHome home, int bound,
			Runnable wake) {
		this.request = request;
		this.audience = audience;
		this.encoder = encoder;
		this.home = home;
		this.bound = bound;
		this.wake = wake;
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

	boolean wants(Track track) {
		ActorQuery query = this.request.query();
		return query == null || this.known.contains(track) || query.matches(track.actor().systemId(),
				track.actor().src(), track.newest().snapshot().status().id());
	}

	/**
	 * Begin with what a newcomer lacks.
	 * @param tracks the actors it will know
	 * @param messages what it lacks, encoded when asked for
	 */
	void catchUp(Collection<Track> tracks, List<Supplier<byte[]>> messages) {
		this.known.addAll(tracks);
		this.backlog.addAll(messages);
		this.backlog.add(() -> this.encoder.synced(this.home.alive(this)));
		pump();
	}

	/**
	 * Return one for another audience that asks for the same.
	 * @param other the audience
	 * @param itsEncoder encodes for it
	 * @return a watcher that knows nothing yet
	 */
	QueuedWatcher as(Audience other, InspectionEncoder itsEncoder) {
		return new QueuedWatcher(this.request, other, itsEncoder, this.home, this.bound, this.wake);
	}

	/**
	 * Begin where another watcher ended, whose messages were for another audience.
	 * @param before the other, closed
	 * @param tracks the actors that live
	 */
	void succeed(QueuedWatcher before, Collection<Track> tracks) {
		this.gap = before.queue.undelivered() + before.ready.size() + before.backlog.size() + before.gap;
		this.dropped.addAndGet(this.gap);
		this.owing = true;
		tracks.stream().filter((track) -> before.wants(track)).forEach(this.owed::add);
		pump();
	}

	/**
	 * Pass on what happened, or owe it.
	 * @param track whose doing it is
	 * @param kind what happened
	 * @param message the encoded event
	 */
	void publish(Track track, Occurrence.Kind kind, byte[] message) {
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
		return this.owing || !this.backlog.isEmpty() || !this.ready.isEmpty();
	}

	// An actor may come to what was asked for only by its new status.
	private boolean announce(Track track, Occurrence.Kind kind) {
		if (kind == Occurrence.Kind.STARTED || this.known.contains(track)) {
			return true;
		}
		return send(encodeActor(track)) && this.known.add(track);
	}

	/**
	 * Owe an actor's newest state because some of its events are lost.
	 * @param track the actor
	 * @param kind what it did last
	 * @param lost how many of its events this watcher does not get
	 */
	void owe(Track track, Occurrence.Kind kind, long lost) {
		this.owing = true;
		this.gap += lost;
		this.dropped.addAndGet(lost);
		this.owed.remove(track);
		if (kind != Occurrence.Kind.STOPPED || this.known.contains(track)) {
			this.owed.add(track);
		}
	}

	/**
	 * Send what is held back, as far as there is room and somebody reads.
	 */
	void pump() {
		while (sendReady()) {
			if (!this.backlog.isEmpty()) {
				this.ready.add(this.backlog.remove().get());
			}
			else if (this.owing) {
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
			byte[] message = this.ready.peek();
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
		if (this.gap > 0) {
			this.ready.add(this.encoder.gap(this.gap));
			this.gap = 0;
		}
		Iterator<Track> next = this.owed.iterator();
		if (next.hasNext()) {
			Track track = next.next();
			next.remove();
			resync(track);
		}
		else {
			this.ready.add(this.encoder.synced(this.home.alive(this)));
			this.owing = false;
		}
	}

	private void resync(Track track) {
		if (this.known.add(track)) {
			this.ready.add(encodeActor(track));
		}
		Published newest = track.newest();
		this.ready.add(this.encoder.snapshot(track.actor(), newest.seq(), newest.time(), RESYNC, newest.snapshot()));
		if (!this.home.isAlive(track)) {
			this.known.remove(track);
		}
	}

	private byte[] encodeActor(Track track) {
		return this.encoder.actor(track.actor(), track.startSeq(), track.startTime(), track.newest().snapshot());
	}

	private boolean send(byte[] message) {
		WatchQueue.Offer offer = this.queue.offer(message);
		if (offer == WatchQueue.Offer.FIRST) {
			try {
				this.wake.run();
			}
			catch (RuntimeException ex) {
				logger.warn("A watcher could not be woken", ex);
			}
		}
		return offer != WatchQueue.Offer.FULL;
	}

	@Override
	public byte @Nullable [] poll() {
		byte[] message = this.queue.poll();
		if (this.queue.takeRoom()) {
			this.home.room(this);
		}
		return message;
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
