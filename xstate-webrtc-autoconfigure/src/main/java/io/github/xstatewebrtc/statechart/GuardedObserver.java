package io.github.xstatewebrtc.statechart;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;

/**
 * An observer whose failures do not reach the statechart, for adapters of libraries that
 * would take them for those of the application. They are logged.
 *
 * @param observer the observer
 */
public record GuardedObserver(StatechartObserver observer) implements StatechartObserver {

	private static final Log logger = LogFactory.getLog(GuardedObserver.class);

	@Override
	public void started(ActorState state) {
		guard(() -> this.observer.started(state));
	}

	@Override
	public void received(ActorEvent event, boolean self) {
		guard(() -> this.observer.received(event, self));
	}

	@Override
	public void transitioned(ActorEvent event, ActorState state) {
		guard(() -> this.observer.transitioned(event, state));
	}

	@Override
	public void stopped(ActorEvent event, ActorState state) {
		guard(() -> this.observer.stopped(event, state));
	}

	private static void guard(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.warn("A statechart was not observed and is not affected", ex);
		}
	}

}
