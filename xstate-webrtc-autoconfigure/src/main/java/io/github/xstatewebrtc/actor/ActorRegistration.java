package io.github.xstatewebrtc.actor;

import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What an actor brings along when it is registered. The suppliers may be called by any
 * thread at any time; they hold what they read weakly, so that a registered statechart
 * can still be collected.
 *
 * @param name what people call the actor
 * @param systemId its well-known name, unique in this JVM, or {@code null}
 * @param src the name of the kind of actor, the same for all that one factory makes
 * @param definition the XState machine config, a tree of maps, lists and scalars; empty
 * if there is none
 * @param snapshot the current status and value, without any live object
 * @param receiver takes events for it
 */
public record ActorRegistration(String name, @Nullable String systemId, String src,
		Supplier<Map<String, @Nullable Object>> definition, Supplier<ActorSnapshot> snapshot, ActorReceiver receiver) {

	/**
	 * Describe an actor that takes no events.
	 * @param name what people call the actor
	 * @param systemId its well-known name, unique in this JVM, or {@code null}
	 * @param src the name of the kind of actor
	 * @param definition the XState machine config, empty if there is none
	 * @param snapshot the current status and value, without any live object
	 */
	public ActorRegistration(String name, @Nullable String systemId, String src,
			Supplier<Map<String, @Nullable Object>> definition, Supplier<ActorSnapshot> snapshot) {
		this(name, systemId, src, definition, snapshot, ActorReceiver.NONE);
	}

}
