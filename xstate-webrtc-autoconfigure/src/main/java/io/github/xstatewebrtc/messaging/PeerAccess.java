package io.github.xstatewebrtc.messaging;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.inspection.Audience;
import io.github.xstatewebrtc.inspection.FollowListener;
import io.github.xstatewebrtc.inspection.Follower;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * What one other peer may do with which actors: what the hub permits it, as far as
 * exposure and inspection go. Safe for use by many threads.
 */
final class PeerAccess {

	private final ActorContext context;

	private volatile Set<Permission> permissions = Set.of();

	PeerAccess(ActorContext context) {
		this.context = context;
	}

	/**
	 * Take the hub's newest word.
	 * @param granted what the asker may do from now on
	 * @return whether it is another than before
	 */
	boolean permitted(Set<Permission> granted) {
		boolean changed = !granted.equals(this.permissions);
		this.permissions = Set.copyOf(granted);
		return changed;
	}

	/**
	 * Find an actor that is to be given an event.
	 * @param to its address
	 * @return the actor
	 * @throws RefusedException if it must not be, or is not there
	 */
	LocalActor receiver(String to) throws RefusedException {
		require(Permission.SEND);
		LocalActor actor = find(to);
		if (!this.context.exposure().exposes(actor)) {
			throw new RefusedException(FailureCode.NOT_EXPOSED,
					"This actor takes no events from peers: xstate.webrtc.actors.exposure.include does not name it.");
		}
		return actor;
	}

	/**
	 * Find an actor whose snapshots are to be seen.
	 * @param to its address
	 * @return the actor
	 * @throws RefusedException if they must not be, or it is not there
	 */
	LocalActor inspected(String to) throws RefusedException {
		require(Permission.INSPECT);
		LocalActor actor = visible(to);
		if (!inspects(actor)) {
			throw new RefusedException(FailureCode.NOT_EXPOSED,
					"The snapshots of this actor are not shown: xstate.webrtc.inspection excludes it or is off.");
		}
		return actor;
	}

	/**
	 * Find an actor of which the peer may know.
	 * @param to its address
	 * @return the actor
	 * @throws RefusedException if it may not, or there is none
	 */
	LocalActor visible(String to) throws RefusedException {
		requireAny();
		LocalActor actor = find(to);
		if (!sees(actor)) {
			throw RefusedException.noSuchActor();
		}
		return actor;
	}

	void requireAny() throws RefusedException {
		if (!mayAnything()) {
			throw RefusedException.forbidden(Permission.INSPECT.wireName() + "' or '" + Permission.SEND.wireName());
		}
	}

	void require(Permission permission) throws RefusedException {
		if (!this.permissions.contains(permission)) {
			throw RefusedException.forbidden(permission.wireName());
		}
	}

	boolean mayAnything() {
		return this.permissions.contains(Permission.INSPECT) || this.permissions.contains(Permission.SEND);
	}

	boolean sees(LocalActor actor) {
		return inspects(actor)
				|| (this.permissions.contains(Permission.SEND) && this.context.exposure().exposes(actor));
	}

	boolean inspects(LocalActor actor) {
		InspectionBridge inspection = this.context.inspection();
		return inspection != null && this.permissions.contains(Permission.INSPECT) && inspection.shows(actor);
	}

	/**
	 * Begin to follow an actor, if the peer may see its snapshots.
	 * @param actor the actor
	 * @param listener told on the actor's own thread
	 * @return the follower, {@code null} if the peer may not or the actor is gone
	 */
	@Nullable Follower follow(LocalActor actor, FollowListener listener) {
		InspectionBridge inspection = this.context.inspection();
		return (inspection != null && inspects(actor)) ? inspection.follow(actor, listener) : null;
	}

	Audience audience() {
		return this.permissions.contains(Permission.VALUES) ? Audience.VALUES : Audience.NO_VALUES;
	}

	private LocalActor find(String to) throws RefusedException {
		LocalActor actor = this.context.system().find(to);
		if (actor == null) {
			throw RefusedException.noSuchActor();
		}
		return actor;
	}

}
