package io.github.xstatewebrtc.inspection;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;

/**
 * Somebody who wants the newest snapshot of one actor, and none in between. As long as
 * there is one, the actor's snapshots are captured on its own thread. Safe for use by
 * many threads.
 */
public final class Follower implements AutoCloseable {

	private final InspectionBridge bridge;

	private final Track track;

	private final FollowListener listener;

	/** Whether the newest has not been taken. Guarded by the track. */
	private boolean fresh = true;

	Follower(InspectionBridge bridge, Track track, FollowListener listener) {
		this.bridge = bridge;
		this.track = track;
		this.listener = listener;
	}

	/**
	 * Take the newest snapshot, once.
	 * @param audience who will see it
	 * @return the snapshot, without a context if nobody looked when the actor came where
	 * it is; {@code null} if it was taken already
	 */
	public @Nullable ActorSnapshot take(Audience audience) {
		synchronized (this.track) {
			if (!this.fresh) {
				return null;
			}
			this.fresh = false;
		}
		return newest(audience);
	}

	/**
	 * Return the newest snapshot.
	 * @param audience who will see it
	 * @return the snapshot, without a context if nobody looked when the actor came where
	 * it is
	 */
	public ActorSnapshot newest(Audience audience) {
		return this.bridge.effective(audience).view(this.track.now());
	}

	/**
	 * Return an event that the actor emitted.
	 * @param emitted the event
	 * @param audience who will see it
	 * @return the event as they see it
	 */
	public CapturedEvent view(CapturedEvent emitted, Audience audience) {
		return this.bridge.effective(audience).view(emitted);
	}

	/**
	 * Return whether the actor has stopped. If this was so before {@link #take}, that
	 * gives the last snapshot or has given it.
	 * @return whether no other snapshot follows
	 */
	public boolean isOver() {
		synchronized (this.track) {
			return this.track.isEnded();
		}
	}

	/**
	 * Give the newest snapshot once more, as for somebody else.
	 */
	public void again() {
		synchronized (this.track) {
			refresh();
		}
	}

	/**
	 * Follow no longer. Idempotent.
	 */
	@Override
	public void close() {
		this.track.unfollow(this);
	}

	void refresh() {
		this.fresh = true;
	}

	void tell() {
		this.listener.changed();
	}

	void tell(CapturedEvent emitted) {
		this.listener.emitted(this, emitted);
	}

}
