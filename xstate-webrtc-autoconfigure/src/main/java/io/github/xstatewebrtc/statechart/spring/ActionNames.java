package io.github.xstatewebrtc.statechart.spring;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * Names actions and guards: by bean, expression or class. Spring Statemachine hides the
 * application's objects behind lambdas of its own, which hold them in a field.
 */
final class ActionNames {

	private static final String LIBRARY = "org.springframework.statemachine.";

	private static final int MAX_WRAPPERS = 5;

	private static final int MAX_LENGTH = 200;

	private final IdentityHashMap<Object, String> beans;

	ActionNames(IdentityHashMap<Object, String> beans) {
		this.beans = beans;
	}

	List<String> of(@Nullable Collection<?> actions) {
		List<String> names = new ArrayList<>();
		if (actions != null) {
			actions.forEach((action) -> names.add(of(action)));
		}
		return names;
	}

	String of(Object action) {
		Object named = action;
		for (int i = 0; i < MAX_WRAPPERS; i++) {
			String bean = this.beans.get(named);
			if (bean != null) {
				return bean;
			}
			if (!named.getClass().getName().startsWith(LIBRARY)) {
				break;
			}
			Object expression = named.getClass().getSimpleName().startsWith("Spel")
					? PrivateFields.read(named, "expression") : null;
			if (expression instanceof org.springframework.expression.Expression spel) {
				return limited(spel.getExpressionString());
			}
			Object wrapped = wrapped(named);
			if (wrapped == null) {
				break;
			}
			named = wrapped;
		}
		return limited(StatechartNames.code(named));
	}

	// An action with an error action holds both: the action is declared first.
	private static @Nullable Object wrapped(Object wrapper) {
		for (Field field : wrapper.getClass().getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers())) {
				Object value = PrivateFields.read(wrapper, field);
				if (value != null) {
					return value;
				}
			}
		}
		return null;
	}

	private static String limited(String name) {
		return (name.length() <= MAX_LENGTH) ? name : name.substring(0, MAX_LENGTH) + "…";
	}

}
