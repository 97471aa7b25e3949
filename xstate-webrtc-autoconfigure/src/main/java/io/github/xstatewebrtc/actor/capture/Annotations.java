package io.github.xstatewebrtc.actor.capture;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Annotations known by name, since those who define them need not be there.
 */
final class Annotations {

	private Annotations() {
	}

	/**
	 * Return whether an element carries an annotation, or one that carries it.
	 * @param element what may be annotated
	 * @param names the names of the annotations of which one suffices
	 * @return whether one of them is there
	 */
	static boolean isMarked(AnnotatedElement element, Set<String> names) {
		return isMarked(element, names, new HashSet<>());
	}

	private static boolean isMarked(AnnotatedElement element, Set<String> names, Set<Class<?>> seen) {
		return any(element, (annotation) -> {
			Class<?> type = annotation.annotationType();
			return names.contains(type.getName())
					|| (!type.getName().startsWith("java.") && seen.add(type) && isMarked(type, names, seen));
		});
	}

	/**
	 * Return whether a test holds for one of the annotations of an element.
	 * @param element what may be annotated
	 * @param test the test
	 * @return whether it holds for one
	 */
	static boolean any(AnnotatedElement element, Predicate<Annotation> test) {
		for (Annotation annotation : element.getAnnotations()) {
			if (test.test(annotation)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return what an annotation says.
	 * @param annotation the annotation
	 * @param attribute the name of an attribute
	 * @return its value
	 * @throws IllegalStateException if there is no such attribute
	 */
	static Object attribute(Annotation annotation, String attribute) {
		try {
			return annotation.annotationType().getMethod(attribute).invoke(annotation);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(annotation + " has no '" + attribute + "'", ex);
		}
	}

}
