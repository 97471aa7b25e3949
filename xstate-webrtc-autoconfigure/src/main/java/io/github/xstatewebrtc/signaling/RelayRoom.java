package io.github.xstatewebrtc.signaling;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The room that the frames waiting for all sockets of a hub share. No socket may have
 * more waiting than is still free: however many are read slowly, there is room for the
 * frames of others. Safe for use by many threads.
 */
final class RelayRoom {

	/**
	 * How many characters may wait.
	 */
	static final long MAX = 32 * 1024 * 1024;

	private final AtomicLong taken = new AtomicLong();

	/**
	 * Take room for more frames of one socket.
	 * @param held how many characters wait for it already
	 * @param more how many come to these
	 * @return whether there is room
	 */
	boolean take(int held, int more) {
		long before = this.taken.getAndUpdate((all) -> isFree(all, held, more) ? all + more : all);
		return isFree(before, held, more);
	}

	private static boolean isFree(long all, int held, int more) {
		return held + more <= MAX - all;
	}

	void release(int characters) {
		this.taken.addAndGet(-characters);
	}

	long taken() {
		return this.taken.get();
	}

}
