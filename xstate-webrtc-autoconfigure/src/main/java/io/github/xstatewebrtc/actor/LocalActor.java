package io.github.xstatewebrtc.actor;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An actor that lives in this JVM. Safe for use by many threads; it does not keep its
 * statechart from being collected.
 */
public final class LocalActor {

	private final String sessionId;

	private final ActorRegistration registration;

	LocalActor(String sessionId, ActorRegistration registration) {
		this.sessionId = sessionId;
		this.registration = registration;
	}

	/**
	 * Return the id that names this run of the actor.
	 * @return {@code x:0}, {@code x:1}, … unique in this JVM
	 */
	public String sessionId() {
		return this.sessionId;
	}

	/**
	 * Return what people call the actor.
	 * @return the name
	 */
	public String name() {
		return this.registration.name();
	}

	/**
	 * Return the well-known name, unique in this JVM while the actor lives.
	 * @return the system id, or {@code null} if it has none
	 */
	public @Nullable String systemId() {
		return this.registration.systemId();
	}

	/**
	 * Return the name of the kind of actor.
	 * @return the source
	 */
	public String src() {
		return this.registration.src();
	}

	/**
	 * Return the XState machine config. It is made on every call.
	 * @return a tree of maps, lists and scalars, empty if there is none
	 */
	public Map<String, @Nullable Object> definition() {
		return this.registration.definition().get();
	}

	/**
	 * Return the current status and value.
	 * @return a snapshot without context, output and error
	 */
	public ActorSnapshot snapshot() {
		return this.registration.snapshot().get();
	}

	@Override
	public String toString() {
		return "LocalActor[" + this.sessionId + ", " + name() + "]";
	}

}
