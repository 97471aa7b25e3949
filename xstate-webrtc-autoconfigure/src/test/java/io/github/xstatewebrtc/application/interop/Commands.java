package io.github.xstatewebrtc.application.interop;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.peer.PeerView;
import io.github.xstatewebrtc.protocol.ProtocolJson;

import static org.awaitility.Awaitility.await;

/**
 * What the JVM does at each command.
 */
final class Commands implements Function<JsonNode, CompletionStage<?>> {

	private static final Duration FIND_WITHIN = Duration.ofSeconds(20);

	private static final int ASK_MILLIS = 5000;

	private final ActorSystem actors;

	private final LocalPeer peer;

	private final TappedTransports transports;

	private final String signaling;

	private final Lines lines;

	Commands(ActorSystem actors, LocalPeer peer, TappedTransports transports, String signaling, Lines lines) {
		this.actors = actors;
		this.peer = peer;
		this.transports = transports;
		this.signaling = signaling;
		this.lines = lines;
	}

	@Override
	public CompletionStage<?> apply(JsonNode command) {
		int id = command.path("id").asInt();
		return switch (text(command, "do")) {
			case "join" -> done(join(text(command, "channel")));
			case "expose" -> done(Map.of("sessionId", Counter.register(this.actors, text(command, "systemId"))));
			case "find" -> find(text(command, "systemId"));
			case "send" -> done(send(at(command), command));
			case "ask" -> at(command).ask(event(command), timeout(command)).thenApply(Commands::reply);
			case "subscribe" -> {
				at(command).updates().subscribe(new Subscriber(id, this.lines));
				yield done(Map.of());
			}
			case "watch" -> done(watch(at(command), id));
			case "cut" -> done(cut(text(command, "peerId")));
			case "connections" -> done(connections());
			case "leave" -> done(leave());
			default -> CompletableFuture
				.failedStage(new ActorException("unsupported", "The JVM does not " + text(command, "do") + "."));
		};
	}

	// This application is the hub itself: it says where others are to join.
	private Map<String, String> join(String channel) {
		String peerId = await().until(() -> this.peer.peerIds().get(channel), Objects::nonNull);
		return Map.of("peerId", peerId, "url", this.signaling);
	}

	private CompletionStage<?> find(String systemId) {
		return this.actors.find(ActorPattern.named(systemId), FIND_WITHIN)
			.thenApply((found) -> Map.of("addresses",
					found.actors().stream().map((actor) -> actor.address().toString()).toList()));
	}

	private static Map<String, Integer> send(ActorRef actor, JsonNode command) {
		int times = command.path("times").asInt(0);
		if (times == 0) {
			actor.send(event(command));
			return Map.of("sent", 1);
		}
		for (int number = 1; number <= times; number++) {
			actor.send(ActorEvent.of(text(command.path("event"), "type"), Map.of("by", number)));
		}
		return Map.of("sent", times);
	}

	private Map<String, ?> watch(ActorRef actor, int id) {
		actor.watch().whenComplete((status, failure) -> {
			if (failure != null) {
				this.lines.later(id, "failure", Lines.problem(failure));
			}
			else {
				this.lines.later(id, "complete", Map.of("status", status.id()));
			}
		});
		return Map.of();
	}

	private Map<String, ?> cut(String peerId) {
		this.transports.cut(peerId);
		return Map.of();
	}

	private Map<String, ?> connections() {
		Map<String, Object> connections = new LinkedHashMap<>();
		for (PeerView view : this.peer.peers()) {
			if (view.connection() != null) {
				String peerId = view.entry().peerId();
				Map<String, String> connection = new LinkedHashMap<>(this.transports.names(peerId));
				connection.put("state", view.connection().state().name().toLowerCase(Locale.ROOT));
				connections.put(peerId, connection);
			}
		}
		return connections;
	}

	private Map<String, ?> leave() {
		this.peer.stop();
		return Map.of();
	}

	private static Map<String, ?> reply(ActorReply reply) {
		Map<String, @Nullable Object> said = new LinkedHashMap<>();
		said.put("accepted", reply.accepted());
		said.put("value", reply.value());
		return said;
	}

	private ActorRef at(JsonNode command) {
		return this.actors.at(ActorAddress.parse(text(command, "to")));
	}

	private static Duration timeout(JsonNode command) {
		return Duration.ofMillis(command.path("timeoutMs").asInt(ASK_MILLIS));
	}

	private static ActorEvent event(JsonNode command) {
		Map<String, Object> payload = new LinkedHashMap<>();
		command.path("event")
			.properties()
			.forEach((member) -> payload.put(member.getKey(),
					ProtocolJson.mapper().convertValue(member.getValue(), Object.class)));
		return ActorEvent.of(String.valueOf(payload.remove("type")), payload);
	}

	private static String text(JsonNode object, String member) {
		return object.path(member).asString("");
	}

	private static CompletionStage<?> done(Object answer) {
		return CompletableFuture.completedStage(answer);
	}

}
