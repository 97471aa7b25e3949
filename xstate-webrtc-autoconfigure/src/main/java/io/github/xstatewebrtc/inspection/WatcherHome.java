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
