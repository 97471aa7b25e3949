package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.actors.Origin;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever another peer says, as one who asks or as one who answers, throws nothing and
 * leaves the next question answered. The system property {@code messages.seeds} says how
 * many peers there are.
 */
class AnyMessageTests {

	private static final List<String> TYPES = List.of("send", "ask", "cancel", "subscribe", "watch", "actors",
			"unsubscribe", "spawn", "stop", "reply", "failure", "snapshot", "complete", "emitted", "actor", "listed",
			"dead-letter", "void", "constructor");

	private static final List<String> MEMBERS = List.of("id", "to", "from", "event", "query", "watch", "timeoutMs",
			"actor", "change", "snapshot", "status", "output", "code", "message", "count", "rev", "accepted", "reason",
			"value", "src", "systemId");

	private static final List<String> ODD = List.of("0", "1", "2", "3", "-1", "1.5", "9007199254740992", "1e400",
			"\"\"", "\"*\"", "\"@order\"", "\"@vault\"", "\"\\ud800\"", "\"x:0\"", "\"done\"", "\"active\"",
			"\"listed\"", "\"stopped\"", "\"timeout\"", "null", "true", "false", "[]", "{}",
			"[1,[2,{\"type\":\"PAY\"}]]", "{\"type\":\"PAY\"}", "{\"type\":\"xstate.stop\"}",
			"{\"type\":\"PAY\",\"id\":7,\"__proto__\":{}}", "{\"systemId\":\"*\",\"status\":\"active\"}",
			"{\"sessionId\":\"x:1\",\"status\":\"active\"}", "{\"sessionId\":\"\\udc00\",\"status\":7}",
			"{\"status\":\"done\",\"value\":{},\"tags\":[1,{}],\"context\":[]}", "{\"status\":null,\"tags\":{\"a\":1}}",
			"\"" + "x".repeat(300) + "\"");

	@ParameterizedTest
	@MethodSource
	void throwsNothing(long seed) {
		Random random = new Random(seed);
		ServedActors served = new ServedActors();
		RemoteActors asked = served.asked();
		List<CompletableFuture<?>> questions = List.of(
				asked.ask("@order", ActorEvent.of("PAY"), Origin.UNKNOWN, Duration.ofSeconds(5)), asked.watch("@order"),
				asked.actors(new ActorQuery(null, null, null)));
		served.remote("@order").snapshots().subscribe(new TestSubscriber<>());
		List<String> said = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			String json = message(random);
			said.add(json);
			ObjectNode message = ProtocolJson.mapper().readValue(json, ObjectNode.class);
			if (!asked.take(message)) {
				served.conversation().message(message);
			}
			if (random.nextInt(4) == 0) {
				served.hears();
			}
		}
		served.hears();
		assertThat(served.isAnswered("{\"type\":\"watch\",\"id\":77,\"to\":\"@nobody\"}").path("code").asString())
			.as(said.toString())
			.isEqualTo("no-such-actor");
		served.pass(Duration.ofSeconds(6));
		assertThat(questions.get(0)).as("an ask always ends").isDone();
	}

	static LongStream throwsNothing() {
		return LongStream.range(0, Long.getLong("messages.seeds", 50));
	}

	private static String message(Random random) {
		StringBuilder json = new StringBuilder("{\"type\":\"" + pick(random, TYPES) + "\"");
		for (String member : MEMBERS) {
			if (random.nextInt(3) > 0) {
				json.append(",\"" + member + "\":" + (member.equals("id") ? 1 + random.nextInt(3) : pick(random, ODD)));
			}
		}
		return json.append("}").toString();
	}

	private static String pick(Random random, List<String> from) {
		return from.get(random.nextInt(from.size()));
	}

}
