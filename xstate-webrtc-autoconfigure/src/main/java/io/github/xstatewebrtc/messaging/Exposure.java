package io.github.xstatewebrtc.messaging;

import java.util.List;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.protocol.inspection.Wildcards;

/**
 * Which actors take events from peers. An actor is meant by its well-known name, by what
 * people call it, or by its kind.
 *
 * @param include the names of those that do, with {@code *} for any characters
 * @param exclude the names of those that do not all the same
 */
public record Exposure(List<String> include, List<String> exclude) {

	/**
	 * No actor does.
	 */
	public static final Exposure NOTHING = new Exposure(List.of(), List.of());

	public Exposure {
		include = List.copyOf(include);
		exclude = List.copyOf(exclude);
	}

	boolean exposes(LocalActor actor) {
		return means(this.include, actor) && !means(this.exclude, actor);
	}

	private static boolean means(List<String> patterns, LocalActor actor) {
		String systemId = actor.systemId();
		return patterns.stream()
			.anyMatch((pattern) -> Wildcards.matches(pattern, actor.name()) || Wildcards.matches(pattern, actor.src())
					|| (systemId != null && Wildcards.matches(pattern, systemId)));
	}

}
