package io.github.xstatewebrtc.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;

/**
 * The names of all properties, as {@link XStateWebRtcProperties} has them.
 */
final class PropertyNames {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("xstate.webrtc");

	private static final String ANY_INDEX = "[*]";

	/** By what is left of a name when it may be written in every way. */
	private final Map<String, String> names;

	private final String separator;

	private PropertyNames(String separator) {
		this.separator = separator;
		this.names = of(XStateWebRtcProperties.class, PREFIX.toString())
			.collect(Collectors.toMap((name) -> reduced(ConfigurationPropertyName.of(name.replace(ANY_INDEX, ""))),
					(name) -> name, (first, second) -> first, TreeMap::new));
	}

	/**
	 * Return them as files and arguments have them.
	 * @return the names
	 */
	static PropertyNames ofFiles() {
		return new PropertyNames(".");
	}

	/**
	 * Return them as environment variables have them, in which a dot looks like a dash.
	 * @return the names
	 */
	static PropertyNames ofVariables() {
		return new PropertyNames("");
	}

	/**
	 * Tell whether a name is meant for this module, and is none that it has.
	 * @param name a name, with its prefix
	 * @return whether it is below the prefix and unknown
	 */
	boolean lacks(ConfigurationPropertyName name) {
		return PREFIX.isAncestorOf(name) && !this.names.containsKey(reduced(name));
	}

	/**
	 * Find the name that somebody meant.
	 * @param unknown a name that there is not
	 * @return the nearest names, best first; none if nothing is like it
	 */
	Stream<String> like(ConfigurationPropertyName unknown) {
		String reduced = reduced(unknown);
		Collection<String> known = this.names.keySet();
		Stream<String> near = EditDistance.near(reduced, known);
		Stream<String> elsewhere = known.stream()
			.filter((name) -> name.endsWith("." + lastElement(unknown)))
			.sorted(Comparator.comparingInt(String::length));
		Stream<String> below = known.stream().filter((name) -> name.startsWith(reduced + "."));
		return Stream.of(near, elsewhere, below).flatMap((names) -> names).map(this.names::get);
	}

	private String reduced(ConfigurationPropertyName name) {
		return IntStream.range(PREFIX.getNumberOfElements(), name.getNumberOfElements())
			.filter((i) -> !name.isNumericIndex(i))
			.mapToObj((i) -> name.getElement(i, Form.UNIFORM))
			.collect(Collectors.joining(this.separator));
	}

	private static String lastElement(ConfigurationPropertyName name) {
		return name.getLastElement(Form.UNIFORM);
	}

	private static Stream<String> of(Class<?> group, String prefix) {
		return Arrays.stream(group.getRecordComponents()).flatMap((component) -> of(component, prefix));
	}

	private static Stream<String> of(RecordComponent component, String prefix) {
		String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
		ResolvableType type = ResolvableType.forType(component.getGenericType());
		Class<?> element = type.as(List.class).getGeneric().resolve(Object.class);
		if (element.isRecord()) {
			return of(element, name + ANY_INDEX);
		}
		return component.getType().isRecord() ? of(component.getType(), name) : Stream.of(name);
	}

}
