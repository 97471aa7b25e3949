package io.github.xstatewebrtc.statechart.spring;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Spring Statemachine keeps private. The library ended at 4.0.2, so the fields
 * stay; where one cannot be read the definition lacks that detail.
 */
final class PrivateFields {

	private static final Log logger = LogFactory.getLog(PrivateFields.class);

	private static final ClassValue<Map<String, Optional<Field>>> FIELDS = new ClassValue<>() {

		@Override
		protected Map<String, Optional<Field>> computeValue(Class<?> type) {
			return new ConcurrentHashMap<>();
		}

	};

	private PrivateFields() {
	}

	static @Nullable Object read(Object object, String name) {
		Optional<Field> field = FIELDS.get(object.getClass())
			.computeIfAbsent(name, (key) -> find(object.getClass(), key));
		return field.isPresent() ? read(object, field.get()) : null;
	}

	static @Nullable Object read(Object object, Field field) {
		try {
			return field.trySetAccessible() ? field.get(object) : null;
		}
		catch (IllegalAccessException ex) {
			logger.debug("Cannot read " + field, ex);
			return null;
		}
	}

	private static Optional<Field> find(Class<?> type, String name) {
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			for (Field field : declaring.getDeclaredFields()) {
				if (field.getName().equals(name) && field.trySetAccessible()) {
					return Optional.of(field);
				}
			}
		}
		logger.debug(type + " has no field '" + name + "'");
		return Optional.empty();
	}

}
