package io.github.xstatewebrtc.inspection;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.actor.capture.ValueCapture;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

/**
 * Between actors and those who watch them (protocol, section 5). With nobody watching it
 * notes what happens and leaves. With somebody watching it captures a redacted tree on
 * the actor's own thread; one thread at a time encodes each tree once for each audience
 * that watches and gives every watcher of it the same bytes. Safe for use by many
 * threads; no method blocks.
 */
public final class InspectionBridge implements ActorListener, AutoCloseable {

	static final ActorEvent STARTED = ActorEvent.of("xstate.init");

	private final InspectionSettings settings;

	private final Clock clock;

	private final ValueCapture capture;

	private final Map<Audience, InspectionEncoder> encoders;

	private final Publisher publisher;

	private final Map<String, Track> tracks = new ConcurrentHashMap<>();

	private final List<QueuedWatcher> watchers = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	/**
	 * Create a bridge. It sees what happens once it is added as a listener to a
	 * {@link io.github.xstatewebrtc.actor.LocalActorSystem}.
	 * @param settings what it keeps and shows
	 * @param executor where events are encoded while somebody watches; one thread is
	 * enough
	 */
	public InspectionBridge(InspectionSettings settings, Executor executor) {
		this(settings, executor, Clock.systemUTC());
	}

	InspectionBridge(InspectionSettings settings, Executor executor, Clock clock) {
		this.settings = settings;
		this.clock = clock;
		this.capture = settings.capture(settings.showValues() != ShowValues.NEVER);
		this.encoders = InspectionEncoder.forAll(settings, this.capture);
		this.publisher = new Publisher(this.tracks, new History(settings.history()), this.encoders, executor,
				this.watchers);
	}

	/**
	 * Begin to watch: what the inspector lacks comes first, then {@code synced}, then
	 * what happens.
	 * @param request what the inspector asked for
	 * @param audience what the inspector may see, where the settings leave that to it
	 * @param wake run when there is a message after there was none, and when it becomes
	 * {@linkplain Watcher#hasPlenty() plenty}; on the bridge's thread, must not block
	 * @return the watcher, which belongs to the caller
	 * @throws IllegalStateException if the bridge is closed
	 */
	public Watcher watch(InspectRequest request, Audience audience, Runnable wake) {
		if (this.closed) {
			throw new IllegalStateException("Inspection has ended because the application is closing");
		}
		return this.publisher.watch(request, audience, this.settings.queue(), new GuardedWake(wake));
	}

	/**
	 * Begin to follow an actor.
	 * @param actor the actor
	 * @param listener told on the actor's own thread; must not block
	 * @return the follower, which belongs to the caller; {@code null} if the actor is not
	 * shown or is gone
	 */
	public @Nullable Follower follow(LocalActor actor, FollowListener listener) {
		Track track = this.tracks.get(actor.sessionId());
		if (track == null) {
			return null;
		}
		Follower follower = new Follower(this, track, listener);
		synchronized (track) {
			if (this.closed || track.isEnded()) {
				return null;
			}
			track.follow(follower);
		}
		return follower;
	}

	Audience effective(Audience audience) {
		return this.publisher.effective(audience);
	}

	/**
	 * Return whether an actor is shown to those who may inspect.
	 * @param actor the actor, living or not
	 * @return whether the settings show it
	 */
	public boolean shows(LocalActor actor) {
		return this.settings.shows(actor.name());
	}

	ValueCapture capture() {
		return this.capture;
	}

	/**
	 * Return how many watch.
	 * @return a number of watchers
	 */
	public int watchers() {
		return this.watchers.size();
	}

	/**
	 * Return the place of the newest event.
	 * @return the last {@code _seq}, 0 before the first
	 */
	public long seq() {
		return this.publisher.seq();
	}

	/**
	 * Return how many events are no longer kept for those who come later.
	 * @return a number of events, which only grows
	 */
	public long forgotten() {
		return this.publisher.forgotten();
	}

	/**
	 * Return how many contexts, payloads of events and other values were too large to be
	 * shown whole.
	 * @return a number of values, which only grows
	 */
	public long truncated() {
		return this.capture.truncated();
	}

	/**
	 * Return how many definitions of actors are too long to be shown; one that is shown
	 * in two ways, with values and without, counts twice.
	 * @return a number of definitions, which only grows
	 */
	public long definitionsLeftOut() {
		return this.encoders.values().stream().mapToLong(InspectionEncoder::definitionsLeftOut).sum();
	}

	/**
	 * Return how many events all present watchers together were not sent.
	 * @return a number of events
	 */
	public long dropped() {
		return this.watchers.stream().mapToLong(Watcher::dropped).sum();
	}

	/**
	 * Return what an actor did last.
	 * @param sessionId the actor
	 * @return its activity, or {@code null} if no such actor lives or it is not shown
	 */
	public @Nullable ActorActivity lastActivity(String sessionId) {
		Track track = this.tracks.get(sessionId);
		return (track != null) ? track.activity() : null;
	}

	/**
	 * Return the actors that are shown.
	 * @return the actors that live, in the order in which they started
	 */
	public List<LocalActor> actors() {
		return this.tracks.values()
			.stream()
			.sorted(Comparator.comparingLong(Track::startSeq))
			.map(Track::actor)
			.toList();
	}

	@Override
	public void started(LocalActor actor, ActorState state) {
		if (!this.closed && shows(actor)) {
			Track track = new Track(actor);
			if (this.tracks.putIfAbsent(actor.sessionId(), track) == null) {
				record(track, Occurrence.Kind.STARTED, null, STARTED, state);
			}
			if (this.closed) {
				this.tracks.clear();
			}
		}
	}

	@Override
	public void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
		recordKnown(actor, Occurrence.Kind.RECEIVED, sourceId, event, null);
	}

	@Override
	public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
		recordKnown(actor, Occurrence.Kind.TRANSITIONED, null, event, state);
	}

	@Override
	public void emitted(LocalActor actor, ActorEvent event) {
		Track track = this.tracks.get(actor.sessionId());
		if (track != null && track.isFollowed()) {
			CapturedEvent captured = this.capture.capture(event);
			track.followers().forEach((follower) -> follower.tell(captured));
		}
	}

	@Override
	public void stopped(LocalActor actor, ActorEvent event, ActorState state) {
		recordKnown(actor, Occurrence.Kind.STOPPED, null, event, state);
	}

	/**
	 * Tell those who watch now what became of an event of a peer.
	 * @param notice what became of it; left out if its actor is not shown
	 */
	public void tell(Notice notice) {
		LocalActor actor = notice.actor();
		if (!this.closed && !this.watchers.isEmpty() && (actor == null || shows(actor))) {
			Track track = (actor != null) ? this.tracks.get(actor.sessionId()) : null;
			this.publisher.tell(track, notice, this.clock.millis(), this.capture.capture(notice.event()));
		}
	}

	/**
	 * End all watching, forget the actors and what they did, and note nothing more.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.tracks.clear();
		this.publisher.close();
	}

	private void recordKnown(LocalActor actor, Occurrence.Kind kind, @Nullable String sourceId, ActorEvent event,
			@Nullable ActorState state) {
		Track track = this.tracks.get(actor.sessionId());
		if (track != null) {
			record(track, kind, sourceId, event, state);
		}
	}

	/*
	 * Everything of the application is read before the lock is taken: its objects have
	 * locks of their own. The value is read under it, so that of two threads the later
	 * has the newer one.
	 */
	private void record(Track track, Occurrence.Kind kind, @Nullable String sourceId, ActorEvent event,
			@Nullable ActorState state) {
		long time = this.clock.millis();
		CapturedEvent capturedEvent = this.watchers.isEmpty() ? null : this.capture.capture(event);
		boolean looked = capturedEvent != null || track.isFollowed();
		ActorSnapshot captured = (looked && state != null) ? this.capture.capture(state) : null;
		List<Follower> told = List.of();
		synchronized (track) {
			if (this.closed || track.isEnded()) {
				return;
			}
			if (kind == Occurrence.Kind.STOPPED) {
				track.end();
			}
			boolean noted = capturedEvent == null && this.watchers.isEmpty() && !track.isPending();
			ActorSnapshot current = (state == null || (noted && captured == null)) ? null
					: Track.current(state, captured);
			if (state != null) {
				told = track.changed(current);
			}
			if (noted) {
				this.publisher.note(track, kind, time, sourceId, event.type(), state);
			}
			else {
				CapturedEvent known = (capturedEvent != null) ? capturedEvent : CapturedEvent.of(event.type());
				this.publisher.enqueue(track, new Occurrence(kind, time, sourceId, known, current));
			}
		}
		told.forEach(Follower::tell);
	}

}
