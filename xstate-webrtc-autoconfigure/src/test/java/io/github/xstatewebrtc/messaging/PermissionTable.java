package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Every kind of message, permission and exposure, and what comes of it: the same whatever
 * lies between the peers.
 */
public final class PermissionTable {

	/** Those that are asked for, of which {@code nobody} is not there. */
	public static final List<String> ACTORS = List.of("order", "ledger", "vault", "secret", "nobody");

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

	private PermissionTable() {
	}

	public static List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		TABLE.lines().skip(1).map((line) -> line.split("\\|", -1)).forEach((row) -> {
			for (int i = 0; i < ACTORS.size(); i++) {
				rows.add(new Row(permissions(row[0]), row[1].trim(), ACTORS.get(i), row[i + 2].trim()));
			}
		});
		return rows;
	}

	/** Return in the words of the table what was answered first. */
	public static String told(ObjectNode first) {
		String type = first.path("type").asString();
		return Map
			.of("failure", first.path("code").asString(""), "dead-letter", first.path("code").asString(""), "listed",
					"-", "reply", first.has("snapshot") ? "reply, snapshot" : "reply")
			.getOrDefault(type, type);
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

	/**
	 * One message to one actor.
	 *
	 * @param permissions what its sender may do
	 * @param message its type
	 * @param actor whom it is for
	 * @param wanted the first answer, or what becomes of it without one
	 */
	public record Row(Set<Permission> permissions, String message, String actor, String wanted) {

		/** Return the message, with the id that its answer is to have. */
		public String message(int id) {
			return "{\"type\":\"" + this.message + "\",\"id\":" + id + ",\"to\":\"@" + this.actor
					+ "\",\"src\":\"x\",\"event\":{\"type\":\"GO\"},\"query\":{\"systemId\":\"" + this.actor + "\"}}";
		}

		@Override
		public String toString() {
			return "with " + this.permissions + " " + this.message + " to " + this.actor + ": " + this.wanted;
		}

	}

}
