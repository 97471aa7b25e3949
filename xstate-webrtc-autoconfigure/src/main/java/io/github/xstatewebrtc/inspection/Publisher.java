package io.github.xstatewebrtc.inspection;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
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

	/** One for each audience that is told something of its own. */
	private final Map<Audience, InspectionEncoder> encoders;

	private final BridgeLoop loop;

	/** Those who watch or are about to. */
	private final Collection<QueuedWatcher> watchers;

	private final AtomicLong seq = new AtomicLong();

	private final Notices notices;

	private final AtomicInteger pending = new AtomicInteger();

	/** Changed by the bridge's thread until it is closed. */
	private final List<QueuedWatcher> attached = new CopyOnWriteArrayList<>();

	Publisher(Map<String, Track> tracks, History history, Map<Audience, InspectionEncoder> encoders, Executor executor,
			Collection<QueuedWatcher> watchers) {
		this.tracks = tracks;
		this.history = history;
		this.encoders = encoders;
		this.loop = new BridgeLoop(executor);
		this.watchers = watchers;
		this.notices = new Notices(this.loop, this.seq::incrementAndGet, this.attached);
	}

	long seq() {
		return this.seq.get();
	}

	long forgotten() {
		return this.history.forgotten();
	}

	QueuedWatcher watch(InspectRequest request, Audience asked, int bound, Runnable wake) {
		Audience audience = effective(asked);
		QueuedWatcher watcher = new QueuedWatcher(request, audience, encoder(audience), this, bound, wake,
				new AtomicLong());
		this.watchers.add(watcher);
		Replay replay = new Replay(this.history, audience, encoder(audience));
		attach(watcher, () -> {
			if (!watcher.isClosed()) {
				this.attached.add(watcher);
				replay.begin(watcher, announced(), seq());
			}
		});
		return watcher;
	}

	private void attach(QueuedWatcher watcher, Runnable begin) {
		this.loop.submit(begin);
		if (this.loop.isClosed()) {
			watcher.close();
		}
	}

	/*
	 * Note what happened without passing it on. The caller holds the track's lock.
	 */
	void note(Track track, Occurrence.Kind kind, long time, @Nullable String sourceId, String eventType,
			@Nullable ActorState state) {
		long seq = this.seq.incrementAndGet();
		if (state == null) {
			this.history.note(seq, track, time, sourceId, eventType, null, null, Map.of());
			return;
		}
		ActorStatus status = state.status();
		Object value = state.value();
		track.started(seq, time);
		track.note(seq, time, eventType, status, value);
		if (kind != Occurrence.Kind.STARTED) {
			this.history.note(seq, track, time, sourceId, eventType, status, value, Map.of());
		}
		finish(track, kind);
	}

	void tell(@Nullable Track track, Notice notice, long time, CapturedEvent event) {
		this.notices.tell(track, (audience, seq) -> encoder(audience).notice(notice, seq, time, event));
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
		if (!coalescing) {
			track.enqueued();
			this.loop.submit(() -> publish(track, track.takeCoalesced()));
		}
	}

	/*
	 * End all watching, and forget what happened and what waits for the bridge's thread.
	 */
	void close() {
		this.loop.close();
		this.watchers.forEach(Watcher::close);
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
		Map<Audience, byte[]> messages = encode(track.actor(), seq, occurrence, watchers);
		if (kind != Occurrence.Kind.STARTED) {
			this.history.note(seq, track, occurrence.time(), occurrence.sourceId(), occurrence.event().type(),
					(snapshot != null) ? snapshot.status() : null, (snapshot != null) ? snapshot.value() : null,
					messages);
		}
		for (QueuedWatcher watcher : watchers) {
			if (lost > 0) {
				watcher.owe(track, kind, lost);
			}
			byte[] message = Objects.requireNonNull(messages.get(watcher.audience()));
			watcher.publish(track, kind, WatchMessage.event(() -> message));
			watcher.pump();
		}
	}

	private Map<Audience, byte[]> encode(LocalActor actor, long seq, Occurrence occurrence,
			List<QueuedWatcher> watchers) {
		if (watchers.isEmpty()) {
			return Map.of();
		}
		Map<Audience, byte[]> messages = new EnumMap<>(Audience.class);
		watchers.forEach((watcher) -> messages.computeIfAbsent(watcher.audience(),
				(audience) -> encode(encoder(audience), actor, seq, occurrence)));
		return messages;
	}

	private static byte[] encode(InspectionEncoder encoder, LocalActor actor, long seq, Occurrence occurrence) {
		ActorSnapshot snapshot = occurrence.snapshot();
		if (snapshot == null) {
			return encoder.event(actor, seq, occurrence.time(), occurrence.sourceId(), occurrence.event());
		}
		return (occurrence.kind() == Occurrence.Kind.STARTED) ? encoder.actor(actor, seq, occurrence.time(), snapshot)
				: encoder.snapshot(actor, seq, occurrence.time(), occurrence.event(), snapshot);
	}

	Audience effective(Audience asked) {
		return this.encoders.containsKey(asked) ? asked : Audience.VALUES;
	}

	private InspectionEncoder encoder(Audience audience) {
		return Objects.requireNonNull(this.encoders.get(audience));
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
	public Watcher as(Audience asked, QueuedWatcher watcher) {
		Audience audience = effective(asked);
		if (audience == watcher.audience()) {
			return watcher;
		}
		QueuedWatcher next = watcher.as(audience, encoder(audience));
		this.watchers.add(next);
		watcher.giveWayTo(next);
		this.watchers.remove(watcher);
		attach(next, () -> {
			// At once, and though it may have given way too by now: no event falls
			// between.
			this.attached.remove(watcher);
			this.attached.add(next);
			next.succeed(watcher, announced());
		});
		return next;
	}

	@Override
	public void room(QueuedWatcher watcher) {
		this.loop.submit(watcher::pump);
	}

	@Override
	public void closed(QueuedWatcher watcher) {
		this.watchers.remove(watcher);
		this.loop.submit(() -> this.attached.remove(watcher));
	}

}
