package io.github.xstatewebrtc.messaging;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in JSON's words, and without names of classes, what an event has to carry.
 */
final class ExpectedMembers {

	private static final List<Class<?>> INTEGERS = List.of(int.class, long.class, short.class, byte.class,
			Integer.class, Long.class, Short.class, Byte.class);

	/** A record may be within itself. */
	private static final int DEPTH = 3;

	private ExpectedMembers() {
	}

	static String of(Class<?> type) {
		return of(type, DEPTH);
	}

	private static String of(Class<?> type, int depth) {
		return Arrays.stream(type.getRecordComponents())
			.map((component) -> named(component, depth))
			.collect(Collectors.joining(", ", "{", "}"));
	}

	private static String named(RecordComponent component, int depth) {
		return component.getName() + (RequiredComponents.isRequired(component) ? ": " : "?: ")
				+ kind(component.getType(), depth);
	}

	private static String kind(Class<?> type, int depth) {
		if (type.isRecord()) {
			return (depth > 1) ? of(type, depth - 1) : "{…}";
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name())
				.collect(Collectors.joining(" | "));
		}
		if (INTEGERS.contains(type)) {
			return "integer";
		}
		if (Number.class.isAssignableFrom(type) || type == double.class || type == float.class) {
			return "number";
		}
		if (CharSequence.class.isAssignableFrom(type)) {
			return "string";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "boolean";
		}
		return (type.isArray() || Collection.class.isAssignableFrom(type)) ? "list" : "value";
	}

}
