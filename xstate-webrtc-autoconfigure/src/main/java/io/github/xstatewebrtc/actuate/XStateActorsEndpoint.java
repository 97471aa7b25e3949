package io.github.xstatewebrtc.actuate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actuate.ActorDescriptor.LastEvent;
import io.github.xstatewebrtc.inspection.ActorActivity;
import io.github.xstatewebrtc.inspection.InspectionBridge;

/**
 * Endpoint that shows this application's actors: where they are, not what they hold.
 */
@Endpoint(id = "xstateactors", defaultAccess = Access.READ_ONLY)
public class XStateActorsEndpoint {

	private final LocalActorSystem actors;

	private final @Nullable InspectionBridge inspection;

	private final PeerDirectory directory;

	/**
	 * Make the endpoint.
	 * @param actors the actors
	 * @param inspection knows what they did last, {@code null} if inspection is off
	 * @param directory knows the channels
	 */
	public XStateActorsEndpoint(LocalActorSystem actors, @Nullable InspectionBridge inspection,
			PeerDirectory directory) {
		this.actors = actors;
		this.inspection = inspection;
		this.directory = directory;
	}

	/**
	 * Show all actors.
	 * @return those that live, in the order in which they started
	 */
	@ReadOperation
	public ActorsDescriptor actors() {
		Map<String, String> ids = this.directory.ownIds();
		return new ActorsDescriptor(this.actors.actors()
			.stream()
			.sorted(Comparator.comparing((LocalActor actor) -> actor.sessionId().length())
				.thenComparing(LocalActor::sessionId))
			.map((actor) -> describe(actor, ids))
			.toList());
	}

	/**
	 * Show one actor.
	 * @param sessionId its session id
	 * @return the actor, {@code null} if there is none such
	 */
	@ReadOperation
	public @Nullable ActorDescriptor actor(@Selector String sessionId) {
		LocalActor actor = this.actors.find(sessionId);
		return (actor != null) ? describe(actor, this.directory.ownIds()) : null;
	}

	private ActorDescriptor describe(LocalActor actor, Map<String, String> ids) {
		ActorSnapshot snapshot = actor.snapshot();
		List<String> addresses = ids.entrySet()
			.stream()
			.map((own) -> new ActorAddress(own.getKey(), own.getValue(), actor.sessionId()).toString())
			.toList();
		return new ActorDescriptor(actor.sessionId(), actor.name(), actor.systemId(), actor.src(), addresses,
				snapshot.status().id(), snapshot.value(), lastEvent(actor));
	}

	private @Nullable LastEvent lastEvent(LocalActor actor) {
		ActorActivity activity = (this.inspection != null) ? this.inspection.lastActivity(actor.sessionId()) : null;
		return (activity != null)
				? new LastEvent(activity.eventType(), Instant.ofEpochMilli(activity.time()), activity.transitions())
				: null;
	}

	/**
	 * What the endpoint answers.
	 *
	 * @param actors the actors
	 */
	public record ActorsDescriptor(List<ActorDescriptor> actors) {
	}

}
