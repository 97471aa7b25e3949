package io.github.xstatewebrtc.messaging;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.inspection.CapturedJson;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;

/**
 * What an actor emitted and a subscriber has not been sent yet, in order. Each event
 * takes of the room that all subscriptions of one peer share.
 */
final class EmittedEvents {

	private final long id;

	private final Semaphore room;

	private final Queue<byte[]> waiting = new ArrayDeque<>();

	private boolean closed;

	/**
	 * Hold nothing yet.
	 * @param id the id of the subscription
	 * @param room the bytes that the peer may have waiting
	 */
	EmittedEvents(long id, Semaphore room) {
		this.id = id;
		this.room = room;
	}

	/**
	 * Add an event.
	 * @param event the event as the subscriber may see it
	 * @return whether it will be told; {@code false} if there is no room, or it is over
	 */
	synchronized boolean add(CapturedEvent event) {
		byte[] message = new ActorAnswer.Emitted(this.id, CapturedJson.text(event)).bytes();
		boolean added = !this.closed && this.room.tryAcquire(message.length);
		if (added) {
			this.waiting.add(message);
		}
		return added;
	}

	/**
	 * Take the oldest.
	 * @return the message, {@code null} if there is none
	 */
	synchronized byte @Nullable [] poll() {
		byte[] message = this.waiting.poll();
		if (message != null) {
			this.room.release(message.length);
		}
		return message;
	}

	/**
	 * Take no more, and tell of none.
	 */
	synchronized void close() {
		this.closed = true;
		while (poll() != null) {
			// It has given back its room.
		}
	}

}
