package io.github.xstatewebrtc.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docs/actuator.md} promises: the names in the first columns of its tables.
 */
final class ActuatorGuide {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

	private ActuatorGuide() {
	}

	/**
	 * Return the documented names that begin in one of these ways.
	 */
	static Set<String> names(String beginning) throws IOException {
		Set<String> names = new TreeSet<>();
		Matcher row = ROW.matcher(Files.readString(Path.of("../docs/actuator.md")));
		while (row.find()) {
			if (row.group(1).matches("(?:" + beginning + ").*")) {
				names.add(row.group(1));
			}
		}
		return names;
	}

}
