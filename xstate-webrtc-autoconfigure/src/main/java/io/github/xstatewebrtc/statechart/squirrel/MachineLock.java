package io.github.xstatewebrtc.statechart.squirrel;

import java.lang.reflect.Field;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

/**
 * The lock that a machine holds while it deals with events. An event that is fired while
 * another thread is about to leave the machine lies until somebody fires the next one:
 * only who holds the lock knows that there is no such thread.
 */
final class MachineLock {

	private MachineLock() {
	}

	/**
	 * Return the lock.
	 * @param machine the machine
	 * @return its lock, held for writing by the thread that is in the machine
	 * @throws IllegalStateException if this version of the library has no such lock
	 */
	static ReentrantReadWriteLock of(AbstractStateMachine<?, ?, ?, ?> machine) {
		try {
			Field field = AbstractStateMachine.class.getDeclaredField("rwLock");
			field.setAccessible(true);
			return (ReentrantReadWriteLock) field.get(machine);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw new IllegalStateException(
					"Cannot read the lock of " + machine.getClass().getName()
							+ ": machines of squirrel-foundation are sent events with version 0.3.10 of that library",
					ex);
		}
	}

}
