package io.github.xstatewebrtc.messaging;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.inspection.Audience;
import io.github.xstatewebrtc.inspection.CapturedJson;
import io.github.xstatewebrtc.inspection.FollowListener;
import io.github.xstatewebrtc.inspection.Follower;
import io.github.xstatewebrtc.timing.CoalescedTask;
import io.github.xstatewebrtc.timing.SerialExecutor;

/**
 * Tells a receiver of an actor of this JVM: of its snapshots beside the actor's own
 * thread, the newest whenever that comes to it; of what it emits at once.
 */
final class LocalSubscription implements FollowListener {

	private final UpdateReceiver receiver;

	private final CoalescedTask tell;

	private @Nullable Follower follower;

	LocalSubscription(UpdateReceiver receiver, Executor workers) {
		this.receiver = receiver;
		this.tell = new CoalescedTask(new SerialExecutor(workers), this::tell);
	}

	Runnable begin(Follower following) {
		synchronized (this) {
			this.follower = following;
		}
		changed();
		return following::close;
	}

	@Override
	public void changed() {
		this.tell.run();
	}

	// Under the lock, as the other thread must not come between taking a snapshot and
	// telling of it.
	@Override
	public void emitted(Follower following, CapturedEvent event) {
		if (this.receiver.hearsEvents()) {
			CapturedEvent seen = following.view(event, Audience.VALUES);
			int characters = CapturedJson.text(seen).length();
			synchronized (this) {
				takeSnapshot(following);
				this.receiver.emitted(seen, characters);
			}
		}
	}

	private synchronized void tell() {
		Follower following = this.follower;
		if (following != null) {
			boolean over = following.isOver();
			takeSnapshot(following);
			if (over) {
				this.receiver.end(null);
			}
		}
	}

	private void takeSnapshot(Follower following) {
		ActorSnapshot snapshot = following.take(Audience.VALUES);
		if (snapshot != null) {
			this.receiver.snapshot(snapshot);
		}
	}

}
