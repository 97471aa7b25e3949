package io.github.xstatewebrtc.inspection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

/**
 * Gives everything that happens its place in the sequence: at once if nobody watches, and
 * otherwise on the bridge's thread, which encodes it and gives it to the watchers. What
 * one actor does keeps its order also where the one gives way to the other.
 */
final class Publisher implements WatcherHome {

	/** A machine faster than the bridge must not fill the heap. */
	private static final int MAX_PENDING = 1_024;

	private final Map<String, Track> tracks;

	private final History history;

	private final InspectionEncoder encoder;

	private final BridgeLoop loop;

	private final Consumer<QueuedWatcher> onClosed;

	private final AtomicLong seq = new AtomicLong();

	private final AtomicInteger pending = new AtomicInteger();

	/** Changed by the bridge's thread until it is closed. */
	private final List<QueuedWatcher> attached = new CopyOnWriteArrayList<>();

	Publisher(Map<String, Track> tracks, History history, InspectionEncoder encoder, Executor executor,
			Consumer<QueuedWatcher> onClosed) {
		this.tracks = tracks;
		this.history = history;
		this.encoder = encoder;
		this.loop = new BridgeLoop(executor);
		this.onClosed = onClosed;
	}

	long seq() {
		return this.seq.get();
	}

	QueuedWatcher watcher(InspectRequest request, int bound, Runnable wake) {
		return new QueuedWatcher(request, this.encoder, this, bound, wake);
	}

	void attach(QueuedWatcher watcher) {
		this.loop.submit(() -> {
			if (!watcher.isClosed()) {
				this.attached.add(watcher);
				new Replay(this.history, this.encoder).begin(watcher, announced(), seq());
			}
		});
	}

	/*
	 * Note what happened without passing it on. The caller holds the track's lock.
	 */
	void note(Track track, Occurrence.Kind kind, long time, @Nullable String sourceId, String eventType,
			@Nullable ActorState state) {
		long seq = this.seq.incrementAndGet();
		if (state == null) {
			this.history.note(seq, track, time, sourceId, eventType, null, null, null);
			return;
		}
		ActorStatus status = state.status();
		Object value = state.value();
		track.started(seq, time);
		track.note(seq, time, eventType, status, value);
		if (kind != Occurrence.Kind.STARTED) {
			this.history.note(seq, track, time, sourceId, eventType, status, value, null);
		}
		finish(track, kind);
	}

	/*
	 * Pass on what happened. The caller holds the track's lock.
	 */
	void enqueue(Track track, Occurrence occurrence) {
		boolean coalescing = track.isCoalescing();
		if (!coalescing && this.pending.get() < MAX_PENDING) {
			this.pending.incrementAndGet();
			track.enqueued();
			this.loop.submit(() -> {
				this.pending.decrementAndGet();
				publish(track, occurrence);
			});
			return;
		}
		track.coalesce(occurrence);
		if (!coalescing && track.isCoalescing()) {
			track.enqueued();
			this.loop.submit(() -> publish(track, track.takeCoalesced()));
		}
	}

	/*
	 * Forget what happened and what waits for the bridge's thread.
	 */
	void close() {
		this.loop.close();
		this.history.close();
		this.attached.clear();
	}

	private void publish(Track track, Occurrence occurrence) {
		Occurrence.Kind kind = occurrence.kind();
		ActorSnapshot snapshot = occurrence.snapshot();
		long seq;
		long lost;
		synchronized (track) {
			seq = this.seq.incrementAndGet();
			// What is lost lies between what waits already and what stands for the rest.
			lost = track.isCoalescing() ? 0 : track.takeLost();
			track.dequeued();
			if (snapshot != null) {
				track.started(seq, occurrence.time());
				track.note(new Published(seq, occurrence.time(), occurrence.event(), snapshot));
			}
			finish(track, kind);
		}
		List<QueuedWatcher> watchers = this.attached.stream().filter((watcher) -> watcher.wants(track)).toList();
		byte[] message = watchers.isEmpty() ? null : encode(track.actor(), seq, occurrence);
		if (kind != Occurrence.Kind.STARTED) {
			this.history.note(seq, track, occurrence.time(), occurrence.sourceId(), occurrence.event().type(),
					(snapshot != null) ? snapshot.status() : null, (snapshot != null) ? snapshot.value() : null,
					message);
		}
		if (message != null) {
			for (QueuedWatcher watcher : watchers) {
				if (lost > 0) {
					watcher.owe(track, kind, lost);
				}
				watcher.publish(track, kind, message);
				watcher.pump();
			}
		}
	}

	private byte[] encode(LocalActor actor, long seq, Occurrence occurrence) {
		ActorSnapshot snapshot = occurrence.snapshot();
		if (snapshot == null) {
			return this.encoder.event(actor, seq, occurrence.time(), occurrence.sourceId(), occurrence.event());
		}
		return (occurrence.kind() == Occurrence.Kind.STARTED)
				? this.encoder.actor(actor, seq, occurrence.time(), snapshot)
				: this.encoder.snapshot(actor, seq, occurrence.time(), occurrence.event(), snapshot);
	}

	private void finish(Track track, Occurrence.Kind kind) {
		if (kind == Occurrence.Kind.TRANSITIONED) {
			track.countTransition();
		}
		if (kind == Occurrence.Kind.STOPPED) {
			this.tracks.remove(track.actor().sessionId());
		}
	}

	/*
	 * Asking for each start takes each lock: what was noted before is then in the
	 * history.
	 */
	private List<Track> announced() {
		return this.tracks.values()
			.stream()
			.filter((track) -> track.startSeq() > 0)
			.sorted(Comparator.comparingLong(Track::startSeq))
			.toList();
	}

	@Override
	public List<String> alive(QueuedWatcher watcher) {
		return announced().stream()
			.filter((track) -> watcher.wants(track))
			.map((track) -> track.actor().sessionId())
			.toList();
	}

	@Override
	public boolean isAlive(Track track) {
		return this.tracks.containsKey(track.actor().sessionId());
	}

	@Override
	public void room(QueuedWatcher watcher) {
		this.loop.submit(watcher::pump);
	}

	@Override
	public void closed(QueuedWatcher watcher) {
		this.onClosed.accept(watcher);
		this.loop.submit(() -> this.attached.remove(watcher));
	}

}
