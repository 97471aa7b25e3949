package io.github.xstatewebrtc.inspection;

import java.util.List;

/**
 * What a watcher needs of the bridge it belongs to.
 */
interface WatcherHome {

	/**
	 * Return the actors that live and that a watcher asked for. Called by the bridge's
	 * thread.
	 * @param watcher the watcher
	 * @return their session ids
	 */
	List<String> alive(QueuedWatcher watcher);

	/**
	 * Return whether an actor lives. Called by the bridge's thread.
	 * @param track the actor
	 * @return whether it has not been published as stopped
	 */
	boolean isAlive(Track track);

	/**
	 * Put a watcher of another audience in the place of one.
	 * @param audience who sees from now on
	 * @param watcher the watcher, which is closed if it was of another audience
	 * @return the watcher to go on with
	 */
	Watcher as(Audience audience, QueuedWatcher watcher);

	/**
	 * A watcher that was held back has room again.
	 * @param watcher the watcher
	 */
	void room(QueuedWatcher watcher);

	/**
	 * A watcher was closed.
	 * @param watcher the watcher
	 */
	void closed(QueuedWatcher watcher);

}
