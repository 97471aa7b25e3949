package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of message, permission and exposure, and what comes of it.
 */
class PermissionTableTests {

	private static final List<String> ACTORS = List.of("order", "ledger", "vault", "secret", "nobody");

	// Of the actors, order is shown and exposed, ledger only shown, vault only exposed,
	// and secret neither.
	private static final String TABLE = """
			permissions  | message   | order           | ledger      | vault         | secret        | nobody
			             | send      | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			             | ask       | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			             | subscribe | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			             | watch     | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			             | actors    | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			             | spawn     | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			             | stop      | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			inspect      | send      | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			inspect      | ask       | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			inspect      | subscribe | snapshot        | snapshot    | no-such-actor | no-such-actor | no-such-actor
			inspect      | watch     | complete        | complete    | no-such-actor | no-such-actor | no-such-actor
			inspect      | actors    | actor           | actor       | -             | -             | -
			inspect      | spawn     | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			inspect      | stop      | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			send         | send      | delivered       | not-exposed | delivered     | not-exposed   | no-such-actor
			send         | ask       | reply           | not-exposed | reply         | not-exposed   | no-such-actor
			send         | subscribe | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			send         | watch     | complete        | no-such-actor | complete    | no-such-actor | no-such-actor
			send         | actors    | actor           | -           | actor         | -             | -
			send         | spawn     | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			send         | stop      | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			inspect,send | send      | delivered       | not-exposed | delivered     | not-exposed   | no-such-actor
			inspect,send | ask       | reply, snapshot | not-exposed | reply         | not-exposed   | no-such-actor
			inspect,send | subscribe | snapshot        | snapshot    | not-exposed   | no-such-actor | no-such-actor
			inspect,send | watch     | complete        | complete    | complete      | no-such-actor | no-such-actor
			inspect,send | actors    | actor           | actor       | actor         | -             | -
			spawn        | spawn     | spawn-failed    | spawn-failed | spawn-failed | spawn-failed  | spawn-failed
			spawn,values | actors    | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			spawn,values | stop      | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			values,peers | subscribe | forbidden       | forbidden   | forbidden     | forbidden     | forbidden
			""";

	@TestFactory
	List<DynamicTest> eachMessageIsAnsweredAsPermissionAndExposureSay() {
		List<DynamicTest> tests = new ArrayList<>();
		TABLE.lines().skip(1).map((line) -> line.split("\\|", -1)).forEach((row) -> {
			for (int i = 0; i < ACTORS.size(); i++) {
				String actor = ACTORS.get(i);
				String wanted = row[i + 2].trim();
				String name = "with [" + row[0].trim() + "] " + row[1].trim() + " to " + actor + ": " + wanted;
				tests.add(DynamicTest.dynamicTest(name,
						() -> assertThat(outcome(permissions(row[0]), row[1].trim(), actor)).isEqualTo(wanted)));
			}
		});
		return tests;
	}

	private static Set<Permission> permissions(String names) {
		Set<Permission> permissions = EnumSet.noneOf(Permission.class);
		for (String name : names.trim().split(",", -1)) {
			if (!name.isEmpty()) {
				permissions.add(Permission.valueOf(name.toUpperCase(Locale.ROOT)));
			}
		}
		return permissions;
	}

	private static String outcome(Set<Permission> permissions, String type, String name) {
		ServedActors served = new ServedActors();
		served.permit(permissions);
		List<ObjectNode> answers = new ArrayList<>(served.says("{\"type\":\"" + type + "\",\"id\":5,\"to\":\"@" + name
				+ "\",\"src\":\"x\",\"event\":{\"type\":\"GO\"},\"query\":{\"systemId\":\"" + name + "\"}}"));
		boolean living = !name.equals("nobody");
		if (living && served.actor(name).events().waiting() > 0) {
			served.actor(name).events().deal(Receipt.ACCEPTED);
		}
		else if (living && type.equals("watch")) {
			served.actor(name).stops(ActorStatus.DONE, null);
		}
		answers.addAll(served.hears());
		return told(answers, living && served.actor(name).events().seen().equals(List.of("GO")));
	}

	private static String told(List<ObjectNode> answers, boolean delivered) {
		if (answers.isEmpty()) {
			return delivered ? "delivered" : "nothing";
		}
		ObjectNode first = answers.get(0);
		String type = first.path("type").asString();
		if (!type.equals("dead-letter")) {
			assertThat(first.path("id").asInt()).isEqualTo(5);
		}
		return Map
			.of("failure", first.path("code").asString(""), "dead-letter", first.path("code").asString(""), "listed",
					"-", "reply", first.has("snapshot") ? "reply, snapshot" : "reply")
			.getOrDefault(type, type);
	}

}
