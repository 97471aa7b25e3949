package io.github.xstatewebrtc.actor.capture;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * One capture under way: what is left of its limits, and the objects it is inside of.
 */
final class Capturing {

	private static final String MORE = "…";

	private final CaptureRules rules;

	private final Budget budget;

	private final KeyPath path = new KeyPath();

	private final Deque<Object> inside = new ArrayDeque<>();

	Capturing(CaptureRules rules) {
		this.rules = rules;
		this.budget = new Budget(rules.limits(), rules.slow());
	}

	/**
	 * Tell whether something is left out because of a limit.
	 * @return whether what was captured so far is not whole
	 */
	boolean isTruncated() {
		return this.budget.isExceeded();
	}

	Map<String, @Nullable Object> payload(ActorEvent event) {
		CapturedMap captured = new CapturedMap();
		try {
			map(captured, event.payload(), 0);
		}
		catch (Throwable ex) {
			captured.add(MORE, Note.unreadable(ex));
		}
		return captured;
	}

	@Nullable Object value(@Nullable Object value, int depth) {
		if (value == null) {
			return null;
		}
		Note none = this.budget.takeValue();
		if (none != null) {
			return none;
		}
		try {
			if (this.rules.types().isSecret(value)) {
				return SecretKeys.MASK;
			}
			Object scalar = scalarOf(value);
			if (scalar != null) {
				return scalar(scalar);
			}
			if (value instanceof Optional<?> optional) {
				return value(optional.orElse(null), depth);
			}
			if (!Lazies.isLoaded(value)) {
				return Note.NOT_LOADED;
			}
			return ManagedTypes.contains(value.getClass()) ? Note.of(value.getClass()) : structure(value, depth);
		}
		catch (Throwable ex) {
			return Note.unreadable(ex);
		}
	}

	private Object structure(Object value, int depth) {
		if (depth >= this.rules.limits().depth()) {
			return this.budget.exceeded(Note.DEEPER);
		}
		if (this.rules.slow().contains(value.getClass(), SlowMembers.ELEMENTS)) {
			return this.budget.exceeded(SlowMembers.NOTE);
		}
		for (Object outer : this.inside) {
			if (outer == value) {
				return Note.CIRCULAR;
			}
		}
		this.inside.push(value);
		try {
			if (value instanceof Map<?, ?> map) {
				CapturedMap captured = new CapturedMap();
				map(captured, map, depth);
				return captured;
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

	private void map(CapturedMap captured, Map<?, ?> map, int depth) {
		Elements<Map.Entry<?, ?>> entries = new Elements<>(map, this.budget, () -> map.entrySet().iterator());
		Note end = null;
		while (end == null && entries.advance()) {
			if (captured.size() < this.rules.limits().members()) {
				entry(captured, Objects.requireNonNull(entries.current()), depth);
				end = this.budget.late();
			}
			else {
				end = entries.more(map::size, "");
			}
		}
		end = (end != null) ? end : entries.failure();
		if (end != null) {
			captured.add(MORE, end);
		}
	}

	private void entry(CapturedMap captured, Map.Entry<?, ?> entry, int depth) {
		Object key = entry.getKey();
		boolean secret = key != null && this.rules.types().isSecret(key);
		long start = System.nanoTime();
		String text = secret ? SecretKeys.MASK : MapKeys.text(key);
		this.budget.called(key, start);
		boolean name = secret || MapKeys.isName(key);
		String shown = MapKeys.unused(captured, (name || this.rules.showValues()) ? text(text) : SecretKeys.MASK);
		Object value = (!secret && this.rules.keys().isSecret(text)) ? SecretKeys.MASK
				: member(shown, entry.getValue(), depth);
		if (name) {
			captured.add(shown, value);
		}
		else {
			captured.addData(shown, value);
		}
	}

	private List<@Nullable Object> list(Collection<?> collection, int depth) {
		List<@Nullable Object> captured = new ArrayList<>();
		Elements<?> elements = new Elements<>(collection, this.budget, collection::iterator);
		Note end = null;
		while (end == null && elements.advance()) {
			if (captured.size() < this.rules.limits().members()) {
				captured.add(element(captured.size(), elements.current(), depth));
				end = this.budget.late();
			}
			else {
				end = elements.more(collection::size, MORE + " ");
			}
		}
		end = (end != null) ? end : elements.failure();
		if (end != null) {
			captured.add(end);
		}
		return Collections.unmodifiableList(captured);
	}

	private Object array(Object array, int depth) {
		int size = Array.getLength(array);
		if (array instanceof byte[]) {
			return new Note("(" + size + " bytes)");
		}
		int taken = Math.min(size, this.rules.limits().members());
		List<@Nullable Object> captured = new ArrayList<>(taken + 1);
		for (int i = 0; i < taken; i++) {
			captured.add(element(i, Array.get(array, i), depth));
		}
		if (size > taken) {
			captured.add(this.budget.exceeded(new Note(MORE + " " + (size - taken) + " more")));
		}
		return Collections.unmodifiableList(captured);
	}

	private Map<String, @Nullable Object> throwable(Throwable throwable, int depth) {
		CapturedMap captured = new CapturedMap();
		captured.add("name", new Note(throwable.getClass().getName()));
		String message = throwable.getMessage();
		if (message != null) {
			captured.add("message", member("message", message, depth));
		}
		if (throwable.getCause() != null) {
			captured.add("cause", member("cause", throwable.getCause(), depth));
		}
		return captured;
	}

	private Object bean(Object bean, int depth) {
		List<BeanProperty> properties = BeanProperty.of(bean.getClass());
		if (properties.isEmpty()) {
			return Note.of(bean.getClass());
		}
		CapturedMap captured = new CapturedMap();
		for (BeanProperty property : properties) {
			if (captured.size() >= this.rules.limits().members()) {
				captured.add(MORE, this.budget.exceeded(new Note((properties.size() - captured.size()) + " more")));
				break;
			}
			captured.add(property.name(), property(bean, property, depth));
		}
		return captured;
	}

	private @Nullable Object property(Object bean, BeanProperty property, int depth) {
		String name = property.name();
		if (property.masked() || this.rules.keys().isSecret(name)) {
			return SecretKeys.MASK;
		}
		Note late = this.budget.late();
		if (late != null) {
			return late;
		}
		if (this.rules.slow().contains(bean.getClass(), name)) {
			return this.budget.exceeded(SlowMembers.NOTE);
		}
		long start = System.nanoTime();
		Object value;
		try {
			value = property.read(bean);
		}
		catch (Throwable ex) {
			return Note.unreadable(ex);
		}
		finally {
			this.budget.read(bean.getClass(), name, start);
		}
		return member(name, value, depth);
	}

	private @Nullable Object member(String key, @Nullable Object value, int depth) {
		int outer = this.path.enter(key);
		Object captured = value(value, depth + 1);
		this.path.leave(outer);
		return captured;
	}

	private @Nullable Object element(int index, @Nullable Object value, int depth) {
		int outer = this.path.enter(index);
		Object captured = value(value, depth + 1);
		this.path.leave(outer);
		return captured;
	}

	private @Nullable Object scalarOf(Object value) {
		long start = System.nanoTime();
		try {
			return Scalars.of(value);
		}
		finally {
			this.budget.called(value, start);
		}
	}

	private @Nullable Object scalar(Object scalar) {
		if (!this.rules.showValues()) {
			return SecretKeys.MASK;
		}
		Sanitizers sanitizers = this.rules.sanitizers();
		Object shown = scalar;
		if (!sanitizers.isEmpty()) {
			long start = System.nanoTime();
			shown = sanitizers.apply(this.path.toString(), scalar);
			this.budget.called(sanitizers, start);
		}
		return (shown instanceof String text) ? text(text) : shown;
	}

	private String text(String text) {
		return this.rules.texts().mask(text, this.budget.takeText(text.length()));
	}

}
