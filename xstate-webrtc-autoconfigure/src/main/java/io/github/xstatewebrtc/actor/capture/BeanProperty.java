package io.github.xstatewebrtc.actor.capture;

import java.beans.Introspector;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What an object of an application shows as a component of a record or by a public getter
 * that stands before a field: of the same name, and of the type that the getter returns.
 * A getter without a field may do anything, and so may those of objects of the JDK and of
 * frameworks; they are not run.
 *
 * @param name the name of the property
 * @param getter how to read it
 * @param masked whether it is a secret, and so is not read
 */
record BeanProperty(String name, Method getter, boolean masked) {

	private static final List<String> NOT_READ = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.",
			"org.springframework.", "org.hibernate.", "reactor.", "org.apache.", "io.micrometer.", "io.netty.",
			"kotlin.", "groovy.lang.");

	private static final ClassValue<List<BeanProperty>> KNOWN = new ClassValue<>() {

		@Override
		protected List<BeanProperty> computeValue(Class<?> type) {
			return find(type);
		}

	};

	static List<BeanProperty> of(Class<?> type) {
		return KNOWN.get(type);
	}

	@Nullable Object read(Object bean) {
		try {
			return this.getter.invoke(bean);
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			if (ex.getCause() instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
				throw error;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<BeanProperty> find(Class<?> type) {
		if (type.isHidden() || type.isSynthetic() || NOT_READ.stream().anyMatch(type.getName()::startsWith)) {
			return List.of();
		}
		if (type.isRecord()) {
			List<BeanProperty> components = new ArrayList<>();
			for (RecordComponent component : type.getRecordComponents()) {
				Method accessor = component.getAccessor();
				add(type, components, component.getName(), accessor, field(type, component.getName(), accessor));
			}
			return List.copyOf(components);
		}
		TreeMap<String, Method> getters = new TreeMap<>(Comparator.naturalOrder());
		for (Method method : type.getMethods()) {
			String name = property(method);
			if (name != null) {
				getters.merge(name, method, (one, other) -> one.isBridge() ? other : one);
			}
		}
		List<BeanProperty> properties = new ArrayList<>();
		getters.forEach((name, getter) -> add(type, properties, name, getter, field(type, name, getter)));
		return List.copyOf(properties);
	}

	private static void add(Class<?> type, List<BeanProperty> properties, String name, Method getter,
			@Nullable Field field) {
		if (field == null) {
			return;
		}
		PropertyHints hints = new PropertyHints(type, name, getter, field);
		boolean masked = hints.isMasked();
		if (masked || (!hints.isLeftOut() && getter.trySetAccessible())) {
			properties.add(new BeanProperty(name, getter, masked));
		}
	}

	private static @Nullable String property(Method method) {
		String name = method.getName();
		Class<?> declaring = method.getDeclaringClass();
		if (Modifier.isStatic(method.getModifiers()) || method.getParameterCount() != 0
				|| NOT_READ.stream().anyMatch(declaring.getName()::startsWith)) {
			return null;
		}
		if (name.length() > 3 && name.startsWith("get") && method.getReturnType() != void.class) {
			return Introspector.decapitalize(name.substring(3));
		}
		boolean flag = method.getReturnType() == boolean.class || method.getReturnType() == Boolean.class;
		return (flag && name.length() > 2 && name.startsWith("is")) ? Introspector.decapitalize(name.substring(2))
				: null;
	}

	private static @Nullable Field field(Class<?> type, String name, Method getter) {
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			for (Field field : declaring.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && isNamed(field, name) && returns(getter, field)) {
					return field;
				}
			}
		}
		return null;
	}

	private static boolean isNamed(Field field, String property) {
		String name = field.getName();
		String inLowerCase = Character.toLowerCase(property.charAt(0)) + property.substring(1);
		boolean flag = field.getType() == boolean.class || field.getType() == Boolean.class;
		return name.equals(property) || name.equals(inLowerCase)
				|| (flag && name.startsWith("is") && Introspector.decapitalize(name.substring(2)).equals(property));
	}

	private static boolean returns(Method getter, Field field) {
		Class<?> returned = MethodType.methodType(getter.getReturnType()).wrap().returnType();
		Class<?> held = MethodType.methodType(field.getType()).wrap().returnType();
		return returned == Optional.class || returned.isAssignableFrom(held) || held.isAssignableFrom(returned);
	}

}
