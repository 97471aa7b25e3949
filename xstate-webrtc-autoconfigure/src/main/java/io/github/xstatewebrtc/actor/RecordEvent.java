package io.github.xstatewebrtc.actor;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Events that are records.
 */
final class RecordEvent {

	private RecordEvent() {
	}

	static ActorEvent of(Record event) {
		String type = type(event.getClass());
		Map<String, @Nullable Object> payload = new LinkedHashMap<>();
		for (RecordComponent component : event.getClass().getRecordComponents()) {
			payload.put(component.getName(), value(event, component));
		}
		return ActorEvent.of(type, Collections.unmodifiableMap(payload));
	}

	static String type(Class<? extends Record> event) {
		EventType type = event.getAnnotation(EventType.class);
		if (type == null || type.value().isEmpty()) {
			throw new IllegalArgumentException("The record " + event.getName()
					+ " does not say which event it is: annotate it with @EventType(\"…\")");
		}
		return type.value();
	}

	// The record may be private to its class.
	private static @Nullable Object value(Record event, RecordComponent component) {
		try {
			component.getAccessor().setAccessible(true);
			return component.getAccessor().invoke(event);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The member '" + component.getName() + "' of the event cannot be read", ex);
		}
	}

}
