package io.github.xstatewebrtc.application.interop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorUpdate;

/**
 * Tells on standard output what a subscription to an actor brings.
 */
final class Subscriber implements Flow.Subscriber<ActorUpdate> {

	private final int id;

	private final Lines lines;

	private @Nullable ActorSnapshot newest;

	Subscriber(int id, Lines lines) {
		this.id = id;
		this.lines = lines;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(ActorUpdate update) {
		if (update instanceof ActorUpdate.Changed changed) {
			this.newest = changed.snapshot();
			this.lines.later(this.id, "snapshot", data(changed.snapshot()));
		}
		else if (update instanceof ActorUpdate.Emitted emitted) {
			this.lines.later(this.id, "emitted", data(emitted.event()));
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.lines.later(this.id, "failure", Lines.problem(failure));
	}

	// How it ended says the last snapshot here.
	@Override
	public void onComplete() {
		this.lines.later(this.id, "complete", (this.newest != null) ? data(this.newest) : Map.of());
	}

	private static Map<String, ?> data(ActorSnapshot snapshot) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("status", snapshot.status().id());
		data.put("value", snapshot.value());
		data.put("context", snapshot.context());
		data.put("output", snapshot.output());
		return data;
	}

	private static Map<String, ?> data(ActorEvent event) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>(event.payload());
		data.put("type", event.type());
		return data;
	}

}
