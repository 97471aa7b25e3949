package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorUpdate;

/**
 * Notes what a publisher says.
 */
final class TestSubscriber<T> implements Flow.Subscriber<T> {

	private final List<String> told = new ArrayList<>();

	private Flow.@Nullable Subscription subscription;

	List<String> told() {
		return List.copyOf(this.told);
	}

	Flow.Subscription subscription() {
		if (this.subscription == null) {
			throw new IllegalStateException("not subscribed");
		}
		return this.subscription;
	}

	@Override
	public void onSubscribe(Flow.Subscription begun) {
		this.subscription = begun;
	}

	@Override
	public void onNext(T told) {
		this.told.add(text(told));
	}

	@Override
	public void onError(Throwable failure) {
		this.told.add((failure instanceof ActorException known) ? known.code() : failure.toString());
	}

	@Override
	public void onComplete() {
		this.told.add("complete");
	}

	private static String text(Object told) {
		if (told instanceof ActorUpdate.Emitted emitted) {
			return emitted.event().type() + emitted.event().payload();
		}
		ActorSnapshot snapshot = (told instanceof ActorUpdate.Changed changed) ? changed.snapshot()
				: (ActorSnapshot) told;
		return String.valueOf(snapshot.value());
	}

}
