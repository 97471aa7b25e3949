package io.github.xstatewebrtc.actor.capture;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The keys of an application's maps, which may be names that a programmer gave or data of
 * the application's users.
 */
final class MapKeys {

	private static final int MAX_NAME = 40;

	/** As in {@code line1}; more are rather a number or an id. */
	private static final int MAX_DIGITS = 2;

	private MapKeys() {
	}

	static String text(@Nullable Object key) {
		if (key == null) {
			return "null";
		}
		try {
			Object scalar = Scalars.of(key);
			return (scalar != null) ? scalar.toString() : Note.of(key.getClass()).text();
		}
		catch (Throwable ex) {
			return Note.unreadable(ex).text();
		}
	}

	/**
	 * Return whether a key is a name: a constant of an enum, or a text of up to 40
	 * characters that could be an identifier in Java and has at most two digits.
	 * @param key the key
	 * @return whether it is taken for a name
	 */
	static boolean isName(@Nullable Object key) {
		if (!(key instanceof String text)) {
			return key instanceof Enum<?>;
		}
		return !text.isEmpty() && text.length() <= MAX_NAME && Character.isJavaIdentifierStart(text.charAt(0))
				&& text.chars().allMatch(Character::isJavaIdentifierPart)
				&& text.chars().filter(Character::isDigit).count() <= MAX_DIGITS;
	}

	/**
	 * Return a key that a map does not have yet.
	 * @param map the map
	 * @param key the key that is wanted
	 * @return the key, with its place in the map behind it if it is taken
	 */
	static String unused(Map<String, ?> map, String key) {
		String unused = key;
		for (int i = map.size() + 1; map.containsKey(unused); i++) {
			unused = key + " (" + i + ")";
		}
		return unused;
	}

}
