package io.github.xstatewebrtc.protocol.actors;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what another peer answers to what this one wanted of its actors.
 */
public final class ActorAnswerReader {

	/** As much of a sentence as is kept. */
	private static final int MAX_TEXT = 1_000;

	private ActorAnswerReader() {
	}

	/**
	 * Read a message.
	 * @param message a message with a string {@code type}
	 * @return what it says, {@code null} if this version knows no answer of its type
	 * @throws InvalidActorMessageException if it is not what the protocol says
	 */
	public static @Nullable ActorAnswer read(ObjectNode message) throws InvalidActorMessageException {
		ActorMembers members = new ActorMembers(message, "");
		return switch (message.path("type").asString("")) {
			case "reply" -> new ActorAnswer.Reply(members.id(), members.flag("accepted", true),
					members.optionalText("reason", MAX_TEXT), members.json("value"), snapshot(members));
			case "failure" -> new ActorAnswer.Failure(members.id(), code(members), text(members));
			case "snapshot" -> new ActorAnswer.Snapshot(members.id(), rev(members),
					Objects.requireNonNullElse(snapshot(members), "{}"));
			case "complete" -> new ActorAnswer.Complete(members.id(), members.name("status"), members.json("output"));
			case "actor" -> new ActorAnswer.Actor(members.id(), members.name("change"), entry(members.object("actor")));
			case "emitted" -> new ActorAnswer.Emitted(members.id(), event(members));
			case "listed" -> new ActorAnswer.Listed(members.id());
			case "dead-letter" -> {
				Long count = members.optionalInteger("count", Long.MAX_VALUE);
				yield new ActorAnswer.DeadLetter(code(members),
						Objects.requireNonNullElse(members.optionalText("to", MAX_TEXT), ""),
						(count != null) ? count : 1, text(members));
			}
			default -> null;
		};
	}

	// A code of the future is no reason to wait on.
	private static FailureCode code(ActorMembers members) throws InvalidActorMessageException {
		return FailureCode.of(members.name("code")).orElse(FailureCode.NOT_ACCEPTED);
	}

	private static String text(ActorMembers members) throws InvalidActorMessageException {
		return Objects.requireNonNullElse(members.optionalText("message", MAX_TEXT), "");
	}

	private static long rev(ActorMembers members) throws InvalidActorMessageException {
		Long rev = members.optionalInteger("rev", Long.MAX_VALUE);
		return (rev != null) ? rev : 0;
	}

	private static @Nullable String snapshot(ActorMembers members) throws InvalidActorMessageException {
		members.optionalObject("snapshot");
		return members.json("snapshot");
	}

	private static String event(ActorMembers members) throws InvalidActorMessageException {
		members.object("event").name("type");
		return Objects.requireNonNullElse(members.json("event"), "{}");
	}

	private static ActorEntry entry(ActorMembers actor) throws InvalidActorMessageException {
		return new ActorEntry(actor.name("sessionId"), actor.optionalName("systemId"),
				Objects.requireNonNullElse(actor.optionalName("src"), ""), actor.name("status"),
				actor.optionalName("parentId"));
	}

}
