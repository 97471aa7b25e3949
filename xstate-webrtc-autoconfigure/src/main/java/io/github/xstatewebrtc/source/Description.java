package io.github.xstatewebrtc.source;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorReceiver;

/**
 * What a source says of an actor beside its states.
 *
 * @param name what people call it
 * @param parentId the actor that started it, as its source calls that; {@code null} if
 * none did
 * @param definition the machine's definition, written as JSON; {@code null} if it has
 * none
 * @param config makes an XState machine config of a definition
 * @param receiver takes events for it
 */
record Description(String name, @Nullable String parentId, @Nullable String definition,
		UnaryOperator<Map<String, @Nullable Object>> config, ActorReceiver receiver) {

	/** What a log would take for the end of a line. */
	private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

	Description {
		name = CONTROLS.matcher(name).replaceAll("?");
	}

	/**
	 * Describe an actor of which nothing but its states is heard.
	 * @param name what people call it
	 * @param parentId the actor that started it; {@code null} if none did
	 * @param definition a machine config, written as JSON; {@code null} if it has none
	 * @return the description
	 */
	static Description silent(String name, @Nullable String parentId, @Nullable String definition) {
		return new Description(name, parentId, definition, UnaryOperator.identity(), ActorReceiver.NONE);
	}

	Description kept(String shown, @Nullable String kept) {
		return new Description(shown, this.parentId, kept, this.config, this.receiver);
	}

	/**
	 * Read the definition. It is asked for once, when somebody looks.
	 * @return an XState machine config, empty if there is none
	 */
	Map<String, @Nullable Object> tree() {
		if (this.definition == null) {
			return Map.of();
		}
		try {
			return this.config.apply(Frame.read("a definition", this.definition).members());
		}
		catch (SourceRefusal ex) {
			throw new IllegalStateException(ex.sentence());
		}
	}

}
