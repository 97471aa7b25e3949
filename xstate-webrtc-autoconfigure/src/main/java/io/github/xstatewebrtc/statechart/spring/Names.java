package io.github.xstatewebrtc.statechart.spring;

/**
 * The names of states and events, whatever types an application uses for them.
 */
final class Names {

	private Names() {
	}

	/**
	 * Return the type of an event. An event that is an object of its own kind may carry
	 * secrets: only its class is named.
	 * @param event the application's event
	 * @return the name
	 */
	static String event(Object event) {
		if (event instanceof Enum<?> constant) {
			return constant.name();
		}
		boolean text = event instanceof CharSequence || event instanceof Number || event instanceof Character
				|| event instanceof Boolean;
		return text ? event.toString() : event.getClass().getSimpleName();
	}

	/**
	 * Return the key of a state in a machine config, where {@code .} and {@code #} have a
	 * meaning.
	 * @param state the application's state, or the name of a machine or region
	 * @return the key
	 */
	static String key(Object state) {
		String name = (state instanceof Enum<?> constant) ? constant.name() : String.valueOf(state);
		String key = name.replace('.', '_').replace('#', '_');
		return key.isEmpty() ? "_" : key;
	}

}
