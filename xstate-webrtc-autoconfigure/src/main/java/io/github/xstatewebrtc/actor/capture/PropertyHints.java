package io.github.xstatewebrtc.actor.capture;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.Masked;

/**
 * What the annotations of a property say: those on its field, on its getter and setter,
 * and on the methods that these override.
 */
final class PropertyHints {

	private static final String JACKSON = "com.fasterxml.jackson.annotation.";

	private static final Set<String> MASKED = Set.of(Masked.class.getName());

	private final Class<?> type;

	private final String name;

	private final List<AnnotatedElement> elements = new ArrayList<>();

	PropertyHints(Class<?> type, String name, Method getter, AnnotatedElement field) {
		this.type = type;
		this.name = name;
		this.elements.add(field);
		collect(type, getter.getName(), "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
	}

	/**
	 * Return whether Jackson would not write the property either.
	 * @return whether it is left out
	 */
	boolean isLeftOut() {
		return isIgnoredBy(this.type)
				|| this.elements.stream().anyMatch((element) -> Annotations.any(element, PropertyHints::leavesOut));
	}

	boolean isMasked() {
		return this.elements.stream().anyMatch((element) -> Annotations.isMarked(element, MASKED));
	}

	private static boolean leavesOut(Annotation annotation) {
		return switch (annotation.annotationType().getName()) {
			case "java.beans.Transient", JACKSON + "JsonIgnore" ->
				Boolean.TRUE.equals(Annotations.attribute(annotation, "value"));
			case JACKSON + "JsonProperty" ->
				Annotations.attribute(annotation, "access").toString().equals("WRITE_ONLY");
			default -> false;
		};
	}

	private boolean isIgnoredBy(@Nullable Class<?> declaring) {
		return declaring != null && (Annotations.any(declaring, this::names) || isIgnoredBy(declaring.getSuperclass())
				|| Arrays.stream(declaring.getInterfaces()).anyMatch(this::isIgnoredBy));
	}

	private boolean names(Annotation annotation) {
		return annotation.annotationType().getName().equals(JACKSON + "JsonIgnoreProperties")
				&& Annotations.attribute(annotation, "value") instanceof String[] names
				&& Arrays.asList(names).contains(this.name);
	}

	private void collect(@Nullable Class<?> declaring, String getter, String setter) {
		if (declaring == null || declaring == Object.class) {
			return;
		}
		for (Method method : declaring.getDeclaredMethods()) {
			if ((method.getParameterCount() == 0 && method.getName().equals(getter))
					|| (method.getParameterCount() == 1 && method.getName().equals(setter))) {
				this.elements.add(method);
			}
		}
		collect(declaring.getSuperclass(), getter, setter);
		for (Class<?> parent : declaring.getInterfaces()) {
			collect(parent, getter, setter);
		}
	}

}
