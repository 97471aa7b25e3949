package io.github.xstatewebrtc.protocol.actors;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

/**
 * Reads what a peer wants of actors: every member that is used is checked before anybody
 * sees the message.
 */
public final class ActorRequestReader {

	/**
	 * The longest time that an asker may wait.
	 */
	public static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);

	/**
	 * How long an asker waits that does not say.
	 */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private ActorRequestReader() {
	}

	/**
	 * Read a message.
	 * @param message a message with a string {@code type}
	 * @return what it says, {@code null} if this version knows no request of its type
	 * @throws InvalidActorMessageException if it is not what the protocol says
	 */
	public static @Nullable ActorRequest read(ObjectNode message) throws InvalidActorMessageException {
		ActorMembers members = new ActorMembers(message, "");
		return switch (message.path("type").asString("")) {
			case "send" -> new ActorRequest.Send(to(members), members.event(), members.origin());
			case "ask" ->
				new ActorRequest.Ask(members.id(), to(members), members.event(), members.origin(), timeout(members));
			case "cancel" -> new ActorRequest.Cancel(members.id());
			case "subscribe" -> new ActorRequest.Subscribe(members.id(), to(members));
			case "watch" -> new ActorRequest.Watch(members.id(), to(members));
			case "actors" -> new ActorRequest.Actors(members.id(), query(members), members.flag("watch", false));
			case "unsubscribe" -> new ActorRequest.Unsubscribe(members.id());
			case "spawn" -> spawn(members);
			case "stop" -> new ActorRequest.Stop(members.id(), to(members));
			default -> null;
		};
	}

	/**
	 * Return the id of a message, whatever the rest is.
	 * @param message the message
	 * @return its id, {@code null} if it has none that can be answered
	 */
	public static @Nullable Long idOf(ObjectNode message) {
		try {
			return new ActorMembers(message, "").id();
		}
		catch (InvalidActorMessageException ex) {
			return null;
		}
	}

	/**
	 * Return the address in a message, whatever the rest is.
	 * @param message the message
	 * @return its {@code to}, {@code null} if it has none that can be repeated
	 */
	public static @Nullable String toOf(ObjectNode message) {
		try {
			return new ActorMembers(message, "").name("to");
		}
		catch (InvalidActorMessageException ex) {
			return null;
		}
	}

	private static String to(ActorMembers members) throws InvalidActorMessageException {
		members.optionalName("from");
		return members.name("to");
	}

	private static Duration timeout(ActorMembers members) throws InvalidActorMessageException {
		Long millis = members.optionalInteger("timeoutMs", MAX_TIMEOUT.toMillis());
		return (millis != null) ? Duration.ofMillis(millis) : DEFAULT_TIMEOUT;
	}

	private static ActorQuery query(ActorMembers members) throws InvalidActorMessageException {
		ActorMembers query = members.optionalObject("query");
		return (query != null) ? new ActorQuery(query.optionalName("systemId"), query.optionalName("src"),
				query.optionalName("status")) : new ActorQuery(null, null, null);
	}

	private static ActorRequest spawn(ActorMembers members) throws InvalidActorMessageException {
		members.optionalName("systemId");
		return new ActorRequest.Spawn(members.id(), members.name("src"));
	}

}
