package io.github.xstatewebrtc.protocol.schema;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.xstatewebrtc.protocol.ProtocolViolationException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;
import io.github.xstatewebrtc.protocol.inspection.InspectionEvents;
import io.github.xstatewebrtc.protocol.link.Ack;
import io.github.xstatewebrtc.protocol.link.Bye;
import io.github.xstatewebrtc.protocol.link.Hello;
import io.github.xstatewebrtc.protocol.link.Ping;
import io.github.xstatewebrtc.protocol.link.Pong;
import io.github.xstatewebrtc.protocol.schema.Schemas.Place;
import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schemas name the messages and words that the code has, and no others.
 */
class SchemaTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	static List<Place> messages() {
		return Schemas.families().stream().flatMap((family) -> Schemas.messages(family).values().stream()).toList();
	}

	@Test
	void thereIsARecordForEachMessageOfSignaling() {
		assertThat(Schemas.messages("to-hub").keySet()).isEqualTo(types(MemberMessage.class, (record) -> true));
		// Unknown is how a member reads what is none of these.
		assertThat(Schemas.messages("from-hub").keySet())
			.isEqualTo(types(HubMessage.class, (record) -> record != HubMessage.Unknown.class));
	}

	@Test
	void thereIsARecordForEachMessageBetweenActors() {
		Set<String> types = types(ActorRequest.class, (record) -> true);
		types.addAll(types(ActorAnswer.class, (record) -> true));
		// It carries nothing, and nothing follows from it.
		types.add("void");
		assertThat(Schemas.messages("actors").keySet()).isEqualTo(types);
	}

	@Test
	void thereIsARecordForEachMessageOfALink() {
		assertThat(Schemas.messages("link").keySet()).containsExactlyInAnyOrder(Hello.TYPE, Ack.TYPE, Ping.TYPE,
				Pong.TYPE, Bye.TYPE);
	}

	@Test
	void thereIsAConstantForEachMessageOfInspection() throws IllegalAccessException {
		Set<String> types = new TreeSet<>(List.of(InspectRequest.TYPE, InspectRequest.END_TYPE));
		for (Field field : InspectionEvents.class.getFields()) {
			types.add((String) field.get(null));
		}
		types.removeAll(List.of(InspectionEvents.VERSION, InspectionEvents.RESYNC));
		assertThat(Schemas.messages("inspection").keySet()).isEqualTo(types);
	}

	@Test
	void wordsAreThoseOfTheCode() {
		assertThat(words("from-hub", "/$defs/error/properties/code"))
			.isEqualTo(names(ErrorCode.values(), ErrorCode::wireName));
		assertThat(words("shared", "/$defs/relayCode")).isEqualTo(names(RelayCode.values(), RelayCode::wireName));
		assertThat(words("shared", "/$defs/permission")).isEqualTo(names(Permission.values(), Permission::wireName));
		assertThat(words("actors", "/$defs/failureCode")).isEqualTo(names(FailureCode.values(), FailureCode::wireName));
		assertThat(words("link", "/$defs/bye/properties/code")).contains(ProtocolViolationException.PROTOCOL_ERROR,
				ProtocolViolationException.UNSUPPORTED_VERSION);
	}

	@ParameterizedTest
	@MethodSource("messages")
	void aMessageIsValidWithWhatItMustHaveAndWithAllThatItMayHave(Place message) {
		for (Instances instances : List.of(Instances.MINIMAL, Instances.FULL)) {
			assertThat(problems(message, instances.of(message))).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("messages")
	void aMessageIsInvalidWithoutAMemberThatItMustHave(Place message) {
		JsonNode valid = Instances.random(new Random(7)).of(message);
		for (JsonNode name : message.node().path("required")) {
			assertThat(problems(message, valid.deepCopy().asObject().without(name.asString()))).isNotEmpty();
		}
	}

	@Test
	void theExamplesOfTheProtocolAreValid() throws IOException {
		List<JsonNode> examples = new ArrayList<>();
		boolean json = false;
		for (String line : Files.readAllLines(Path.of("../docs/protocol.md"))) {
			json = line.equals("```json") || (json && !line.equals("```"));
			if (json && line.startsWith("{")) {
				examples.add(MAPPER.readTree(line));
			}
		}
		assertThat(examples).hasSizeGreaterThan(40).allSatisfy((example) -> {
			List<String> families = Schemas.families()
				.stream()
				.filter((family) -> Schemas.problems(family, example).isEmpty())
				.toList();
			assertThat(families).as("families in which it is valid: " + example).isNotEmpty();
		});
	}

	private static List<String> problems(Place message, JsonNode instance) {
		return Schemas.problems(message.file().replace(".schema.json", ""), instance);
	}

	private static Set<String> types(Class<?> sealed, Predicate<Class<?>> counts) {
		Records records = new Records(new Random(7));
		Set<String> types = new TreeSet<>();
		Records.permitted(sealed).filter(counts).map(records::of).forEach((record) -> types.add(type(record)));
		return types;
	}

	private static String type(Record message) {
		if (message instanceof ActorRequest request) {
			return request.type();
		}
		if (message instanceof ActorAnswer answer) {
			return answer.type();
		}
		return (message instanceof HubMessage fromHub) ? fromHub.type() : ((MemberMessage) message).type();
	}

	private static <T> Set<String> names(T[] values, Function<T, String> name) {
		return new TreeSet<>(Arrays.stream(values).map(name).toList());
	}

	private static Set<String> words(String family, String pointer) {
		JsonNode words = Schemas.document(family + ".schema.json").at(pointer).path("anyOf").path(0).path("enum");
		return new TreeSet<>(words.valueStream().map(JsonNode::asString).toList());
	}

}
