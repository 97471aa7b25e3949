package io.github.xstatewebrtc.statechart.kit;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * Writes down what an adapter tells, one line each, read on the thread that tells it.
 */
final class Observed implements StatechartObserver {

	private final List<String> lines = new ArrayList<>();

	private final List<Thread> threads = new ArrayList<>();

	private @Nullable Object context;

	@Override
	public void started(ActorState state) {
		note("started in " + state.value() + ", " + state.status().id(), state);
	}

	@Override
	public void received(ActorEvent event, boolean self) {
		note("received " + event.type() + (self ? " from itself" : ""), null);
	}

	@Override
	public void transitioned(ActorEvent event, ActorState state) {
		note(event.type() + " -> " + state.value() + ", " + state.status().id(), state);
	}

	@Override
	public void stopped(ActorEvent event, ActorState state) {
		note("stopped in " + state.value() + ", " + state.status().id(), state);
	}

	/**
	 * Return what was told since the last call.
	 * @return the lines in their order
	 */
	synchronized List<String> take() {
		List<String> taken = List.copyOf(this.lines);
		this.lines.clear();
		return taken;
	}

	synchronized List<Thread> threads() {
		return List.copyOf(this.threads);
	}

	synchronized @Nullable Object context() {
		return this.context;
	}

	private synchronized void note(String line, @Nullable ActorState state) {
		this.lines.add(line);
		this.threads.add(Thread.currentThread());
		if (state != null) {
			this.context = state.context();
		}
	}

}
