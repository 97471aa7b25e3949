package io.github.xstatewebrtc.application.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorHost;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.EventType;

/**
 * The actor that every language has: it adds up what it is told to.
 */
final class Counter {

	private final List<Integer> taken = new ArrayList<>();

	private int count;

	private boolean ended;

	private Counter() {
	}

	/**
	 * Make one an actor.
	 * @return its session id
	 */
	static String register(ActorHost actors, String systemId) {
		Counter counter = new Counter();
		return actors.register(ActorSpec.named(systemId)
			.ofKind("counter")
			.on(Add.class, (add, self) -> counter.add(add.by()))
			.on("GET", (event, self) -> counter.count)
			.on("LIST", (event, self) -> List.copyOf(counter.taken))
			.on("SHOUT", (event, self) -> {
				self.emit(ActorEvent.of("SHOUTED", Map.of("count", counter.count)));
				return null;
			})
			.on("END", (event, self) -> {
				counter.ended = true;
				return null;
			})
			.shows(counter::state)
			.build()).sessionId();
	}

	private Object add(int by) {
		this.count += by;
		this.taken.add(by);
		return this.count;
	}

	private ActorState state() {
		ActorStatus status = this.ended ? ActorStatus.DONE : ActorStatus.ACTIVE;
		return new ActorSnapshot(status, "counting", Map.of("count", this.count), Set.of(),
				this.ended ? this.count : null, null);
	}

	@EventType("ADD")
	record Add(int by) {
	}

}
