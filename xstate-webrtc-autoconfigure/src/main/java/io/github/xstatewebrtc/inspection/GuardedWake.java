package io.github.xstatewebrtc.inspection;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Wakes the reader of a queue. Should that fail, other watchers do not suffer from it.
 *
 * @param reader wakes it
 */
record GuardedWake(Runnable reader) implements Runnable {

	private static final Log logger = LogFactory.getLog(GuardedWake.class);

	@Override
	public void run() {
		try {
			this.reader.run();
		}
		catch (RuntimeException ex) {
			logger.warn("A watcher could not be woken", ex);
		}
	}

}
