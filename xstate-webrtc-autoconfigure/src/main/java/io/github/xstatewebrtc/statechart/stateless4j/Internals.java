package io.github.xstatewebrtc.statechart.stateless4j;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * Reads what stateless4j 2.6 keeps private. It tells nobody what states it has.
 */
final class Internals {

	private static final String LIBRARY = "com.github.oxo42.stateless4j.";

	private static final int MAX_WRAPPERS = 5;

	private Internals() {
	}

	/**
	 * Read a field.
	 * @param declaring the class that declares it
	 * @param name its name
	 * @param object the object that has it
	 * @return its value
	 * @throws IllegalStateException if this version of the library has no such field
	 */
	static @Nullable Object read(Class<?> declaring, String name, Object object) {
		try {
			Field field = declaring.getDeclaredField(name);
			field.setAccessible(true);
			return field.get(object);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw new IllegalStateException("Cannot read '" + name + "' of " + declaring.getName()
					+ ": statecharts of stateless4j are shown with version 2.6.0 of that library", ex);
		}
	}

	/**
	 * Name a guard or an action. The library hides the application's objects behind its
	 * own, which hold them in a field.
	 * @param code the guard or action
	 * @return the name of the application's object, or {@code null} if there is none but
	 * the library's own
	 */
	static @Nullable String name(@Nullable Object code) {
		Object named = code;
		for (int i = 0; named != null && i < MAX_WRAPPERS; i++) {
			if (!named.getClass().getName().startsWith(LIBRARY)) {
				return StatechartNames.code(named);
			}
			named = wrapped(named);
		}
		return null;
	}

	private static @Nullable Object wrapped(Object wrapper) {
		for (Field field : wrapper.getClass().getDeclaredFields()) {
			boolean delegate = field.getType().getName().startsWith(LIBRARY + "delegates.");
			if (delegate && !Modifier.isStatic(field.getModifiers())) {
				return read(wrapper.getClass(), field.getName(), wrapper);
			}
		}
		return null;
	}

}
