package io.github.xstatewebrtc.statechart;

import java.beans.Introspector;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How adapters name what applications have of any type, so that all do it alike.
 */
public final class StatechartNames {

	private static final Pattern SUFFIX = Pattern.compile("States?$");

	private StatechartNames() {
	}

	/**
	 * Return the key of a state in a machine config, where {@code .} and {@code #} have a
	 * meaning.
	 * @param state the application's state
	 * @return the key, never empty
	 */
	public static String key(Object state) {
		String name = (state instanceof Enum<?> constant) ? constant.name() : String.valueOf(state);
		String key = name.replace('.', '_').replace('#', '_');
		return key.isEmpty() ? "_" : key;
	}

	/**
	 * Return the key of a state beside others.
	 * @param state the application's state
	 * @param taken the keys of the others, to which this one is added
	 * @return the key, with a number if it would be another's
	 */
	public static String key(Object state, Set<String> taken) {
		String key = key(state);
		String free = key;
		for (int i = 2; !taken.add(free); i++) {
			free = key + "_" + i;
		}
		return free;
	}

	/**
	 * Return the type of an event. An event that is an object of its own kind may carry
	 * secrets: only its class is named.
	 * @param event the application's event
	 * @return the name
	 */
	public static String event(Object event) {
		if (event instanceof Enum<?> constant) {
			return constant.name();
		}
		boolean text = event instanceof CharSequence || event instanceof Number || event instanceof Character
				|| event instanceof Boolean;
		return text ? event.toString() : event.getClass().getSimpleName();
	}

	/**
	 * Return the name of an object that does something: a guard or an action.
	 * @param code the object
	 * @return its class without the package; for a lambda the class that it stands in
	 */
	public static String code(Object code) {
		String name = code.getClass().getName();
		int lambda = name.indexOf("$$Lambda");
		String declared = (lambda > 0) ? name.substring(0, lambda) : name;
		String simple = declared.substring(declared.lastIndexOf('.') + 1);
		return (lambda > 0) ? simple + ".lambda" : simple;
	}

	/**
	 * Return the name of a kind of statechart by one of its states: {@code OrderState}
	 * makes {@code order}.
	 * @param state one of its states
	 * @return the name, {@code statechart} if the state is no constant of an enum
	 */
	public static String src(Object state) {
		String type = (state instanceof Enum<?> constant)
				? SUFFIX.matcher(constant.getDeclaringClass().getSimpleName()).replaceFirst("") : "";
		return type.isEmpty() ? "statechart" : Introspector.decapitalize(type);
	}

}
