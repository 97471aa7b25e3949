package io.github.xstatewebrtc.protocol.schema;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorAnswerReader;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.ActorRequestReader;
import io.github.xstatewebrtc.protocol.actors.ActorRequestWriter;
import io.github.xstatewebrtc.protocol.actors.InvalidActorMessageException;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;
import io.github.xstatewebrtc.protocol.link.Ack;
import io.github.xstatewebrtc.protocol.link.Bye;
import io.github.xstatewebrtc.protocol.link.Hello;
import io.github.xstatewebrtc.protocol.link.LinkMessages;
import io.github.xstatewebrtc.protocol.link.Ping;
import io.github.xstatewebrtc.protocol.link.Pong;
import io.github.xstatewebrtc.protocol.schema.Schemas.Place;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.InvalidMessageException;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the records write is what the schemas say, and what the schemas allow the records
 * hold.
 */
class WireRecordsTests {

	private static final List<Class<? extends Record>> OF_A_LINK = List.of(Hello.class, Ack.class, Ping.class,
			Pong.class, Bye.class);

	static Stream<Place> ofMembers() {
		return Schemas.messages("to-hub").values().stream();
	}

	static Stream<Place> ofHubs() {
		return Schemas.messages("from-hub").values().stream();
	}

	static Stream<Place> ofLinks() {
		return Schemas.messages("link").values().stream();
	}

	static Stream<Place> ofActors() {
		return Schemas.messages("actors").values().stream();
	}

	@Property(tries = 50)
	void whatIsSentToAHubIsValid(@ForAll Random random) {
		Records.permitted(MemberMessage.class)
			.map(new Records(random)::of)
			.forEach((record) -> requireValid("to-hub", SignalingCodec.write((MemberMessage) record)));
	}

	@Property(tries = 50)
	void whatAHubSendsIsValid(@ForAll Random random) {
		Records.permitted(HubMessage.class)
			.filter((type) -> type != HubMessage.Unknown.class)
			.map(new Records(random)::of)
			.forEach((record) -> requireValid("from-hub", SignalingCodec.write((HubMessage) record)));
	}

	@Property(tries = 50)
	void whatALinkSendsIsValid(@ForAll Random random) {
		OF_A_LINK.stream()
			.map(new Records(random)::of)
			.forEach((record) -> requireValid("link", text(LinkMessages.encode(record))));
	}

	@Property(tries = 50)
	void whatIsAnsweredIsValid(@ForAll Random random) {
		Records.permitted(ActorAnswer.class)
			.map(new Records(random)::of)
			.forEach((record) -> requireValid("actors", text(((ActorAnswer) record).bytes())));
	}

	@Property(tries = 50)
	void whatIsAskedIsValid(@ForAll Random random) {
		Records.permitted(ActorRequest.class)
			.map(new Records(random)::of)
			.flatMap((record) -> Stream.ofNullable(written((ActorRequest) record)))
			.forEach((bytes) -> requireValid("actors", text(bytes)));
	}

	@Property(tries = 50)
	void whatAnInspectorAsksForIsValid(@ForAll Random random) {
		ObjectNode message = ProtocolJson.mapper().valueToTree(new Records(random).of(InspectRequest.class));
		assertThat(Schemas.problems("inspection", message.put("type", InspectRequest.TYPE))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("ofMembers")
	void aRecordHoldsAllThatAMemberMaySay(Place message) throws InvalidMessageException {
		for (JsonNode instance : instances(message)) {
			requireHeld(instance, SignalingCodec.write(SignalingCodec.readFromMember(instance.toString())));
		}
	}

	@ParameterizedTest
	@MethodSource("ofHubs")
	void aRecordHoldsAllThatAHubMaySay(Place message) throws InvalidMessageException {
		for (JsonNode instance : instances(message)) {
			requireHeld(instance, SignalingCodec.write(SignalingCodec.readFromHub(instance.toString())));
		}
	}

	@ParameterizedTest
	@MethodSource("ofLinks")
	void aRecordHoldsAllThatALinkMaySay(Place message) throws ProtocolViolationException {
		for (JsonNode instance : instances(message)) {
			ObjectNode object = instance.asObject();
			Record read = switch (message.type()) {
				case Hello.TYPE -> Hello.read(object);
				case Ack.TYPE -> Ack.read(object);
				case Bye.TYPE -> Bye.read(object);
				case Ping.TYPE -> new Ping(object.path("t").asLong());
				default -> Pong.to(object);
			};
			requireHeld(instance, text(LinkMessages.encode(read)));
		}
	}

	@ParameterizedTest
	@MethodSource("ofActors")
	void aRecordHoldsAllThatActorsMaySay(Place message) throws InvalidActorMessageException {
		for (JsonNode instance : instances(message)) {
			ActorAnswer answer = ActorAnswerReader.read(instance.asObject());
			ActorRequest request = ActorRequestReader.read(instance.asObject());
			assertThat((answer != null) ? answer.type() : (request != null) ? request.type() : "void")
				.isEqualTo(message.type());
			byte[] written = (answer != null) ? answer.bytes() : (request != null) ? written(request) : null;
			if (written != null) {
				requireHeld(instance, text(written));
			}
		}
	}

	// Nothing writes a question about an actor that the JVM does not ask.
	private static byte @Nullable [] written(ActorRequest request) {
		if (request instanceof ActorRequest.Send send) {
			return ActorRequestWriter.send(send.to(), members(send.event()), send.origin());
		}
		if (request instanceof ActorRequest.Ask ask) {
			return ActorRequestWriter.ask(ask.id(), ask.to(), members(ask.event()), ask.origin(), ask.timeout());
		}
		if (request instanceof ActorRequest.Actors actors) {
			return ActorRequestWriter.actors(actors.id(), actors.query(), actors.watch());
		}
		if (request instanceof ActorRequest.Subscribe subscribe) {
			return ActorRequestWriter.about("subscribe", subscribe.id(), subscribe.to());
		}
		if (request instanceof ActorRequest.Watch watch) {
			return ActorRequestWriter.about("watch", watch.id(), watch.to());
		}
		if (request instanceof ActorRequest.Cancel cancel) {
			return ActorRequestWriter.end("cancel", cancel.id());
		}
		return (request instanceof ActorRequest.Unsubscribe end) ? ActorRequestWriter.end("unsubscribe", end.id())
				: null;
	}

	private static Map<String, @Nullable Object> members(ActorRequest.Event event) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>(event.payload());
		members.put("type", event.type());
		return members;
	}

	private static List<JsonNode> instances(Place message) {
		Random random = new Random(7);
		return Stream
			.concat(Stream.of(Instances.MINIMAL, Instances.FULL),
					Stream.generate(() -> Instances.random(random)).limit(50))
			.map((instances) -> instances.of(message))
			.filter((instance) -> Schemas.problems(message.file().replace(".schema.json", ""), instance).isEmpty())
			.toList();
	}

	private static String text(byte[] json) {
		return new String(json, StandardCharsets.UTF_8);
	}

	private static void requireValid(String family, String text) {
		assertThat(Schemas.problems(family, ProtocolJson.mapper().readTree(text))).isEmpty();
	}

	private static void requireHeld(JsonNode instance, String written) {
		assertThat(Held.missing(instance, ProtocolJson.mapper().readTree(written))).as(written).isEmpty();
	}

}
