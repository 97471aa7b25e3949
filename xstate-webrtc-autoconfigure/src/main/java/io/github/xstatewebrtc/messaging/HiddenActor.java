package io.github.xstatewebrtc.messaging;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.timing.CoalescedTask;
import io.github.xstatewebrtc.timing.SerialExecutor;

/**
 * An actor that inspection does not show, followed by the application that it belongs to.
 * Nobody captures what it is: of its snapshots there are the status and the value, and
 * what it emits is not told.
 */
final class HiddenActor implements Consumer<ActorState> {

	private final LocalActor actor;

	private final UpdateReceiver receiver;

	private final ActorContext context;

	private final CoalescedTask told;

	/** What is to be told; {@code null} if all was told. */
	private @Nullable ActorSnapshot newest;

	private boolean changed;

	private boolean over;

	HiddenActor(LocalActor actor, UpdateReceiver receiver, ActorContext context) {
		this.actor = actor;
		this.receiver = receiver;
		this.context = context;
		this.told = new CoalescedTask(new SerialExecutor(context.workers()), this::tell);
	}

	/**
	 * Begin.
	 * @return ends it
	 */
	Runnable follow() {
		this.context.news().follow(this.actor, this);
		begin(this.actor.snapshot());
		this.told.run();
		return () -> this.context.news().unfollow(this.actor, this);
	}

	// What it has come to in the meantime is newer.
	private synchronized void begin(ActorSnapshot first) {
		if (!this.changed) {
			this.newest = first;
			this.over = this.actor.isStopped();
		}
	}

	@Override
	public void accept(ActorState state) {
		ActorSnapshot snapshot = ActorSnapshot.of(state.status(), state.value());
		synchronized (this) {
			if (this.over) {
				return;
			}
			this.changed = true;
			this.newest = snapshot;
			this.over = this.actor.isStopped();
		}
		this.told.run();
	}

	private void tell() {
		ActorSnapshot snapshot;
		boolean last;
		synchronized (this) {
			snapshot = this.newest;
			this.newest = null;
			last = this.over;
		}
		if (snapshot != null) {
			this.receiver.snapshot(snapshot);
			if (last) {
				this.context.news().unfollow(this.actor, this);
				this.receiver.end(null);
			}
		}
	}

}
