package io.github.xstatewebrtc.actor.capture;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * One capture under way: what is left of its limits, and the objects it is inside of.
 */
final class Capturing {

	private static final String MORE = "…";

	/** So far beyond a cut a secret is looked for that begins before it. */
	private static final int AHEAD = 512;

	private final CaptureLimits limits;

	private final SecretKeys secrets;

	private final SecretText texts;

	private final boolean showValues;

	private final Deque<Object> inside = new ArrayDeque<>();

	private int values;

	private int length;

	Capturing(CaptureLimits limits, SecretKeys secrets, boolean showValues) {
		this.limits = limits;
		this.secrets = secrets;
		this.texts = new SecretText(secrets);
		this.showValues = showValues;
		this.values = limits.totalValues();
		this.length = limits.totalLength();
	}

	Map<String, @Nullable Object> payload(ActorEvent event) {
		try {
			Map<String, @Nullable Object> payload = map(event.payload(), 0);
			return payload;
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return Map.of(MORE, unreadable(ex));
		}
	}

	@Nullable Object value(@Nullable Object value, int depth) {
		if (value == null) {
			return null;
		}
		if (this.values-- <= 0 || this.length <= 0) {
			return "(more than is shown)";
		}
		try {
			Object scalar = Scalars.of(value);
			if (scalar != null) {
				return scalar(scalar);
			}
			if (value instanceof Optional<?> optional) {
				return value(optional.orElse(null), depth);
			}
			if (!Lazies.isLoaded(value)) {
				return "(not loaded)";
			}
			if (ManagedTypes.contains(value.getClass())) {
				return "(" + value.getClass().getSimpleName() + ")";
			}
			return structure(value, depth);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return unreadable(ex);
		}
	}

	private @Nullable Object structure(Object value, int depth) {
		if (depth >= this.limits.depth()) {
			return "(deeper than is shown)";
		}
		for (Object outer : this.inside) {
			if (outer == value) {
				return "(circular)";
			}
		}
		this.inside.push(value);
		try {
			if (value instanceof Map<?, ?> map) {
				return map(map, depth);
			}
			if (value instanceof Collection<?> collection) {
				return list(collection, depth);
			}
			if (value.getClass().isArray()) {
				return array(value, depth);
			}
			if (value instanceof Throwable throwable) {
				return throwable(throwable, depth);
			}
			return bean(value, depth);
		}
		finally {
			this.inside.pop();
		}
	}

	private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) {
		Map<String, @Nullable Object> captured = new LinkedHashMap<>();
		int size = map.size();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			if (captured.size() >= this.limits.members()) {
				captured.put(MORE, (size - captured.size()) + " more");
				break;
			}
			String key = MapKeys.text(entry.getKey());
			boolean shown = this.showValues || MapKeys.isName(entry.getKey());
			put(captured, MapKeys.unused(captured, shown ? text(key) : SecretKeys.MASK), this.secrets.isSecret(key),
					entry.getValue(), depth);
		}
		return Collections.unmodifiableMap(captured);
	}

	private List<@Nullable Object> list(Collection<?> collection, int depth) {
		int size = collection.size();
		List<@Nullable Object> captured = new ArrayList<>(Math.min(size, this.limits.members()) + 1);
		for (Object element : collection) {
			if (captured.size() >= this.limits.members()) {
				captured.add(MORE + " " + (size - captured.size()) + " more");
				break;
			}
			captured.add(value(element, depth + 1));
		}
		return Collections.unmodifiableList(captured);
	}

	private Object array(Object array, int depth) {
		int size = Array.getLength(array);
		if (array instanceof byte[]) {
			return "(" + size + " bytes)";
		}
		int taken = Math.min(size, this.limits.members());
		List<@Nullable Object> captured = new ArrayList<>(taken + 1);
		for (int i = 0; i < taken; i++) {
			captured.add(value(Array.get(array, i), depth + 1));
		}
		if (size > taken) {
			captured.add(MORE + " " + (size - taken) + " more");
		}
		return Collections.unmodifiableList(captured);
	}

	private Map<String, @Nullable Object> throwable(Throwable throwable, int depth) {
		Map<String, @Nullable Object> captured = new LinkedHashMap<>();
		captured.put("name", throwable.getClass().getName());
		String message = throwable.getMessage();
		if (message != null) {
			captured.put("message", scalar(message));
		}
		if (throwable.getCause() != null) {
			captured.put("cause", value(throwable.getCause(), depth + 1));
		}
		return Collections.unmodifiableMap(captured);
	}

	private Object bean(Object bean, int depth) {
		List<BeanProperty> properties = BeanProperty.of(bean.getClass());
		if (properties.isEmpty()) {
			return "(" + bean.getClass().getSimpleName() + ")";
		}
		Map<String, @Nullable Object> captured = new LinkedHashMap<>();
		for (BeanProperty property : properties) {
			if (captured.size() >= this.limits.members()) {
				captured.put(MORE, (properties.size() - captured.size()) + " more");
				break;
			}
			String name = property.name();
			boolean secret = this.secrets.isSecret(name);
			try {
				put(captured, name, secret, secret ? null : property.read(bean), depth);
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				captured.put(name, unreadable(ex));
			}
		}
		return Collections.unmodifiableMap(captured);
	}

	private void put(Map<String, @Nullable Object> captured, String key, boolean secret, @Nullable Object value,
			int depth) {
		captured.put(key, secret ? SecretKeys.MASK : value(value, depth + 1));
	}

	private Object scalar(Object scalar) {
		if (!this.showValues) {
			return SecretKeys.MASK;
		}
		return (scalar instanceof String text) ? text(text) : scalar;
	}

	private String text(String text) {
		int allowed = Math.max(0, Math.min(this.limits.length(), this.length));
		this.length -= Math.min(text.length(), allowed);
		if (text.length() <= allowed) {
			return this.texts.mask(text);
		}
		boolean whole = text.length() <= allowed + AHEAD;
		String masked = this.texts.mask(whole ? text : text.substring(0, allowed + AHEAD));
		int end = Math.max(0, Math.min(allowed, whole ? masked.length() : masked.length() - AHEAD));
		end -= (end > 0 && Character.isHighSurrogate(masked.charAt(end - 1))) ? 1 : 0;
		return masked.substring(0, end) + MORE + " (" + text.length() + " characters)";
	}

	private static String unreadable(Throwable ex) {
		return "(unreadable: " + ex.getClass().getSimpleName() + ")";
	}

}
