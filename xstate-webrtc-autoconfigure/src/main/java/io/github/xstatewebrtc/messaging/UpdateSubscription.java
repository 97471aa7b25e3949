package io.github.xstatewebrtc.messaging;

import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.timing.Demand;

/**
 * One subscriber of an actor, who is told whenever it has asked for something. Safe for
 * use by many threads.
 *
 * @param <T> what it is told
 */
final class UpdateSubscription<T> implements Demand.Supply<T>, UpdateReceiver {

	private final Flow.Subscriber<? super T> subscriber;

	private final Updates<T> source;

	private final Demand<T> demand;

	private final WaitingUpdates<T> waiting = new WaitingUpdates<>();

	private @Nullable ActorException failure;

	private @Nullable Runnable end;

	/** Nothing more comes. */
	private boolean ended;

	/** The source is, or is to be, left. */
	private boolean left;

	/** The subscriber is told nothing more. */
	private boolean cancelled;

	UpdateSubscription(Flow.Subscriber<? super T> subscriber, Updates<T> source) {
		this.subscriber = subscriber;
		this.source = source;
		this.demand = new Demand<>(subscriber, source.workers(), this);
	}

	void begin() {
		this.demand.begin();
		Runnable ending = this.source.begin().apply(this);
		boolean late;
		synchronized (this) {
			this.end = ending;
			late = this.left;
		}
		if (late) {
			ending.run();
		}
	}

	@Override
	public void cancel() {
		synchronized (this) {
			this.cancelled = true;
			this.waiting.clear();
		}
		leave();
	}

	@Override
	public void snapshot(ActorSnapshot newest) {
		synchronized (this) {
			if (this.ended || this.cancelled) {
				return;
			}
			this.waiting.snapshot(this.source.snapshots().apply(newest));
		}
		this.demand.changed();
	}

	@Override
	public boolean hearsEvents() {
		return this.source.events() != null;
	}

	@Override
	public void emitted(ActorEvent event, int characters) {
		Function<ActorEvent, T> events = this.source.events();
		boolean full;
		synchronized (this) {
			if (events == null || this.ended || this.cancelled) {
				return;
			}
			full = !this.waiting.emitted(events.apply(event), characters);
		}
		if (full) {
			end(new ActorException(FailureCode.OVERLOADED.wireName(),
					"The actor emits more than this subscriber takes in time: subscribe anew and request more."));
			leave();
		}
		else {
			this.demand.changed();
		}
	}

	@Override
	public void end(@Nullable ActorException why) {
		synchronized (this) {
			this.ended = true;
			this.failure = why;
			if (why != null) {
				// What is missing then is not known, so nothing is owed before it.
				this.waiting.clear();
			}
		}
		this.demand.changed();
	}

	@Override
	public synchronized @Nullable T poll() {
		return this.waiting.poll();
	}

	@Override
	public void idle() {
		ActorException why;
		synchronized (this) {
			why = this.failure;
			if (this.cancelled || !this.ended || !this.waiting.isEmpty()) {
				return;
			}
			this.cancelled = true;
		}
		if (why != null) {
			this.subscriber.onError(why);
		}
		else {
			this.subscriber.onComplete();
		}
	}

	private void leave() {
		Runnable ending;
		synchronized (this) {
			ending = this.left ? null : this.end;
			this.left = true;
		}
		if (ending != null) {
			ending.run();
		}
	}

}
