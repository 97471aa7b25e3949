package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;

/**
 * Writes down what actors do, one line each.
 */
class RecordingListener implements ActorListener {

	final List<String> lines = Collections.synchronizedList(new ArrayList<>());

	final List<LocalActor> actors = Collections.synchronizedList(new ArrayList<>());

	final List<Map<String, Object>> payloads = Collections.synchronizedList(new ArrayList<>());

	final List<@Nullable Object> contexts = Collections.synchronizedList(new ArrayList<>());

	final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

	@Override
	public void started(LocalActor actor, ActorState state) {
		this.threads.add(Thread.currentThread());
		this.actors.add(actor);
		this.contexts.add(copy(state.context()));
		this.lines.add("started " + state.value());
	}

	@Override
	public void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
		this.payloads.add(new LinkedHashMap<>(event.payload()));
		this.lines.add("received " + event.type() + (actor.sessionId().equals(sourceId) ? " from itself" : ""));
	}

	@Override
	public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
		this.contexts.add(copy(state.context()));
		this.lines.add(event.type() + " -> " + state.value() + " " + state.status().id());
	}

	@Override
	public void stopped(LocalActor actor, ActorEvent event, ActorState state) {
		this.lines.add("stopped by " + event.type() + " in " + state.value() + " " + state.status().id());
	}

	private static @Nullable Object copy(@Nullable Object context) {
		return (context instanceof Map<?, ?> map) ? new LinkedHashMap<>(map) : context;
	}

}
