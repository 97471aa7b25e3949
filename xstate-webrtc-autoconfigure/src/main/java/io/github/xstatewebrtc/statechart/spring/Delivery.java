package io.github.xstatewebrtc.statechart.spring;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.github.xstatewebrtc.statechart.Acceptance;

/**
 * An event on its way through a machine.
 */
final class Delivery {

	private final String id = UUID.randomUUID().toString();

	private final CompletableFuture<Acceptance> answer = new CompletableFuture<>();

	private volatile boolean begun;

	private volatile boolean completed;

	String id() {
		return this.id;
	}

	CompletableFuture<Acceptance> answer() {
		return this.answer;
	}

	void begunTransition() {
		this.begun = true;
	}

	void completedTransition() {
		this.completed = true;
	}

	/**
	 * Return whether a transition has begun.
	 * @return whether one has, and is perhaps complete
	 */
	boolean hasBegunTransition() {
		return this.begun;
	}

	/**
	 * Return whether a transition took place. The library calls an event accepted whose
	 * guard refused it.
	 * @return whether one did
	 */
	boolean hasCompletedTransition() {
		return this.completed;
	}

}
