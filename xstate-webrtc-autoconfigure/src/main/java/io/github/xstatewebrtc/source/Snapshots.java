package io.github.xstatewebrtc.source;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;

/**
 * Reads snapshots as either dialect writes them. What they hold is data, whose redaction
 * and bounds are inspection's; only names of states and tags pass that as they are, and
 * so are bounded here.
 */
final class Snapshots {

	/** Characters of all names in a state value and of its tags. */
	static final int MAX_NAMES = 4_096;

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
		Names names = new Names(from);
		return new ActorSnapshot(status, names.value(members.get("value")), members.get("context"),
				names.tags(members.get("tags")), members.get("output"), members.get("error"));
	}

	/**
	 * The names in one state while it is read.
	 */
	private static final class Names {

		private final Frame from;

		private int length;

		Names(Frame from) {
			this.from = from;
		}

		Object value(@Nullable Object value) throws SourceRefusal {
			if (value instanceof Map<?, ?> regions) {
				Map<String, Object> read = new LinkedHashMap<>();
				for (Map.Entry<?, ?> region : regions.entrySet()) {
					read.put(name(String.valueOf(region.getKey())), value(region.getValue()));
				}
				return Collections.unmodifiableMap(read);
			}
			if (value instanceof List<?>) {
				throw SourceRefusal.badMessage("'value' in " + this.from.what() + " is no state value.");
			}
			return (value != null) ? name(String.valueOf(value)) : "";
		}

		Set<String> tags(@Nullable Object tags) throws SourceRefusal {
			Set<String> read = new HashSet<>();
			if (tags instanceof List<?> list) {
				for (Object tag : list) {
					if (tag instanceof String text) {
						read.add(name(text));
					}
				}
			}
			return read;
		}

		private String name(String name) throws SourceRefusal {
			this.length += name.length() + 1;
			if (this.length > MAX_NAMES) {
				throw SourceRefusal.badMessage("The state value and the tags in " + this.from.what()
						+ " have more than " + MAX_NAMES + " characters.");
			}
			return name;
		}

	}

}
