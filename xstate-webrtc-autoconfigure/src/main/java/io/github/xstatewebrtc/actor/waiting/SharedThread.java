package io.github.xstatewebrtc.actor.waiting;

/**
 * A thread of a bounded pool, which has another in its place while it waits. It inherits
 * nothing of who makes it.
 */
public abstract class SharedThread extends Thread {

	/**
	 * Create a daemon.
	 * @param work what it does
	 * @param name its name
	 */
	protected SharedThread(Runnable work, String name) {
		super(null, work, name, 0, false);
		setDaemon(true);
	}

	/**
	 * This thread, which is the calling one, is about to wait.
	 * @throws IllegalStateException if too many do
	 */
	protected abstract void waits();

	/**
	 * This thread has waited. Called once for each time that it was about to.
	 */
	protected abstract void goesOn();

}
