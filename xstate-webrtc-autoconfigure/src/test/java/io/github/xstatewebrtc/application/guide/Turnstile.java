package io.github.xstatewebrtc.application.guide;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A statechart by hand: an enum and a switch, which tells those who listen.
 */
class Turnstile {

	final List<Listener> listeners = new CopyOnWriteArrayList<>();

	private State state = State.LOCKED;

	State state() {
		return this.state;
	}

	boolean handle(Event event) {
		this.listeners.forEach((listener) -> listener.received(event));
		State next = switch (event) {
			case COIN -> (this.state == State.LOCKED) ? State.UNLOCKED : null;
			case PUSH -> (this.state == State.UNLOCKED) ? State.LOCKED : null;
		};
		if (next == null) {
			return false;
		}
		this.state = next;
		this.listeners.forEach((listener) -> listener.changed(event));
		return true;
	}

	enum State {

		LOCKED, UNLOCKED;

		String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	enum Event {

		COIN, PUSH

	}

	interface Listener {

		void received(Event event);

		void changed(Event event);

	}

}
