package io.github.xstatewebrtc.timing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * An executor that is busy until the test lets it go on. A {@link SerialExecutor} comes
 * back to it after each 64 of its tasks, so that it shows how many have piled up.
 */
public final class HeldTasks implements Executor {

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
	}

	/**
	 * Run everything that waits.
	 * @return how many turns it took
	 */
	public int run() {
		int turns = 0;
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
			turns++;
		}
		return turns;
	}

}
