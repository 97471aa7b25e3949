package io.github.xstatewebrtc.vectors;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/**
 * The JVM's peer and hub do what docs/vectors says.
 */
class VectorTests {

	/** What this peer is, by the names of the README. */
	private static final Map<String, Function<JsonNode, Tested>> ROLES = Map.of( //
			"client", (vector) -> new TestedClient(), //
			"hub", (vector) -> new TestedHub(vector.path("given")), //
			"link", (vector) -> new TestedLink(), //
			"member", (vector) -> new TestedMember(), //
			"server", (vector) -> new TestedActors(vector.path("given"), false), //
			"source", (vector) -> new TestedActors(vector.path("given"), true));

	private static final Set<String> LACKS = Set.of("token");

	@TestFactory
	Stream<DynamicContainer> theVectorsHold() throws IOException {
		return VectorFile.all()
			.stream()
			.map((file) -> DynamicContainer.dynamicContainer(file.name() + " (" + file.role() + ")",
					file.cases().stream().map((vector) -> test(file.role(), vector))));
	}

	private static DynamicTest test(String role, JsonNode vector) {
		return DynamicTest.dynamicTest(vector.get("name").asString(), () -> {
			List<String> needs = StreamSupport.stream(vector.path("needs").spliterator(), false)
				.map(JsonNode::asString)
				.toList();
			Assumptions.assumeTrue(needs.stream().noneMatch(LACKS::contains), "It lacks what the case needs");
			runner(role, vector).execute();
		});
	}

	private static Executable runner(String role, JsonNode vector) {
		if (role.equals("frames")) {
			return new FrameCase(vector)::run;
		}
		Function<JsonNode, Tested> begin = ROLES.get(role);
		Assumptions.assumeTrue(begin != null, "The JVM is no " + role);
		return () -> {
			new Script(begin.apply(vector), Disturbance.NONE).run(vector);
			if (!vector.path("exact").asBoolean(false)) {
				new Script(begin.apply(vector), Disturbance.LATER).run(vector);
			}
		};
	}

}
