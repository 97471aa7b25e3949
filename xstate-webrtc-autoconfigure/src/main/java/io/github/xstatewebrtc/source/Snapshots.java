package io.github.xstatewebrtc.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;

/**
 * Reads snapshots as either dialect writes them. What they hold is data, whose redaction
 * and bounds are inspection's; only the state value is kept here, and so bounded here.
 */
final class Snapshots {

	/** Longest state value, in characters of all its names. */
	static final int MAX_VALUE = 4_096;

	private static final int MAX_TAGS = 100;

	private Snapshots() {
	}

	/**
	 * Read a snapshot of XState 5.
	 * @param snapshot the snapshot of an actor of any kind
	 * @return the same, with an empty value where the kind has none
	 * @throws SourceRefusal if its value is no state value
	 */
	static ActorSnapshot ofActor(Frame snapshot) throws SourceRefusal {
		String status = snapshot.optionalName("status");
		return of(snapshot, (status != null) ? ActorStatus.of(status) : ActorStatus.ACTIVE);
	}

	/**
	 * Read a state of XState 4.
	 * @param state the state of a machine
	 * @return what a snapshot says of it
	 * @throws SourceRefusal if its value is no state value
	 */
	static ActorSnapshot ofState(Frame state) throws SourceRefusal {
		return of(state, Boolean.TRUE.equals(state.members().get("done")) ? ActorStatus.DONE : ActorStatus.ACTIVE);
	}

	/**
	 * Return what is kept of a snapshot.
	 * @param snapshot the snapshot
	 * @return its status and value
	 */
	static ActorSnapshot kept(ActorSnapshot snapshot) {
		return ActorSnapshot.of(snapshot.status(), snapshot.value());
	}

	private static ActorSnapshot of(Frame from, ActorStatus status) throws SourceRefusal {
		Map<String, @Nullable Object> members = from.members();
		Value value = new Value(from);
		return new ActorSnapshot(status, value.of(members.get("value")), members.get("context"),
				tags(members.get("tags")), members.get("output"), members.get("error"));
	}

	private static Set<String> tags(@Nullable Object tags) {
		List<String> texts = new ArrayList<>();
		if (tags instanceof List<?> list) {
			list.stream().limit(MAX_TAGS).filter(String.class::isInstance).forEach((tag) -> texts.add((String) tag));
		}
		return new TreeSet<>(texts);
	}

	/**
	 * One state value while it is read.
	 */
	private static final class Value {

		private final Frame from;

		private int length;

		Value(Frame from) {
			this.from = from;
		}

		Object of(@Nullable Object value) throws SourceRefusal {
			if (value instanceof Map<?, ?> regions) {
				Map<String, Object> read = new LinkedHashMap<>();
				for (Map.Entry<?, ?> region : regions.entrySet()) {
					read.put(name(String.valueOf(region.getKey())), of(region.getValue()));
				}
				return Collections.unmodifiableMap(read);
			}
			if (value instanceof List<?>) {
				throw SourceRefusal.badMessage("'value' in " + this.from.what() + " is no state value.");
			}
			return (value != null) ? name(String.valueOf(value)) : "";
		}

		private String name(String name) throws SourceRefusal {
			this.length += name.length() + 1;
			if (this.length > MAX_VALUE) {
				throw SourceRefusal.badMessage(
						"The state value in " + this.from.what() + " has more than " + MAX_VALUE + " characters.");
			}
			return name;
		}

	}

}
