package io.github.xstatewebrtc.statechart;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * What an event weighs while it waits: the characters of its texts, and some for each
 * value. Objects that are neither texts nor collections belong to the application, and
 * count as one value. So do collections that cannot be read, such as lazy ones, which the
 * statechart may never look at. What is too deep to be looked at is as large as can be.
 */
final class EventSize {

	/** Characters for a value of any kind. */
	static final int EACH = 16;

	private static final int DEPTH = 100;

	private final long enough;

	private long characters;

	private EventSize(long enough) {
		this.enough = enough;
	}

	/**
	 * Estimate a size on the calling thread.
	 * @param event the event
	 * @param enough where to stop, in characters
	 * @return characters, which may be some more than enough
	 */
	static long of(ActorEvent event, long enough) {
		EventSize size = new EventSize(enough);
		size.add(event.type(), 0);
		size.addAll(event.payload(), 0);
		return size.characters;
	}

	private void add(@Nullable Object value, int depth) {
		this.characters += EACH;
		try {
			addContent(value, depth);
		}
		catch (RuntimeException ex) {
			// It is the application's, and so is the failure where it reads it.
		}
	}

	private void addContent(@Nullable Object value, int depth) {
		if (value instanceof CharSequence text) {
			this.characters += text.length();
		}
		else if (value instanceof Map<?, ?> members) {
			addAll(members, depth);
		}
		else if (value instanceof Collection<?> values) {
			addAll(values, depth);
		}
		else if (value instanceof Object[] values) {
			addAll(Arrays.asList(values), depth);
		}
		else if (value != null && value.getClass().isArray()) {
			this.characters += 4L * Array.getLength(value);
		}
	}

	private void addAll(Map<?, ?> members, int depth) {
		for (Map.Entry<?, ?> member : members.entrySet()) {
			if (isEnough(depth)) {
				return;
			}
			add(member.getKey(), depth + 1);
			add(member.getValue(), depth + 1);
		}
	}

	private void addAll(Collection<?> values, int depth) {
		for (Object value : values) {
			if (isEnough(depth)) {
				return;
			}
			add(value, depth + 1);
		}
	}

	private boolean isEnough(int depth) {
		if (depth > DEPTH) {
			this.characters = this.enough + 1;
		}
		return this.characters > this.enough;
	}

}
