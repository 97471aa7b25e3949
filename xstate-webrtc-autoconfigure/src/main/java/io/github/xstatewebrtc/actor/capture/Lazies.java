package io.github.xstatewebrtc.actor.capture;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Objects that would be fetched from a database if they were read: to watch must not make
 * an application fetch anything. Known by name, since Hibernate need not be there.
 */
final class Lazies {

	private static final ClassValue<Check> CHECKS = new ClassValue<>() {

		@Override
		protected Check computeValue(Class<?> type) {
			return new Check(find(type, "org.hibernate.collection.spi.LazyInitializable", "wasInitialized"),
					find(type, "org.hibernate.proxy.HibernateProxy", "getHibernateLazyInitializer"));
		}

	};

	private Lazies() {
	}

	static boolean isLoaded(Object value) {
		Check check = CHECKS.get(value.getClass());
		try {
			if (check.collection() != null) {
				return Boolean.TRUE.equals(check.collection().invoke(value));
			}
			if (check.proxy() != null) {
				Object initializer = check.proxy().invoke(value);
				return Boolean.FALSE.equals(initializer.getClass().getMethod("isUninitialized").invoke(initializer));
			}
			return true;
		}
		catch (ReflectiveOperationException ex) {
			return false;
		}
	}

	private static @Nullable Method find(Class<?> type, String interfaceName, String method) {
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			for (Class<?> candidate : declaring.getInterfaces()) {
				Method found = findIn(candidate, interfaceName, method);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	private static @Nullable Method findIn(Class<?> candidate, String interfaceName, String method) {
		if (candidate.getName().equals(interfaceName)) {
			try {
				return candidate.getMethod(method);
			}
			catch (NoSuchMethodException ex) {
				return null;
			}
		}
		for (Class<?> parent : candidate.getInterfaces()) {
			Method found = findIn(parent, interfaceName, method);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private record Check(@Nullable Method collection, @Nullable Method proxy) {
	}

}
