package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of messages, permissions and exposure, over a link in memory.
 */
class PermissionTableTests {

	static List<PermissionTable.Row> rows() {
		return PermissionTable.rows();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void eachMessageIsAnsweredAsPermissionAndExposureSay(PermissionTable.Row row) {
		ServedActors served = new ServedActors();
		served.permit(row.permissions());
		List<ObjectNode> answers = new ArrayList<>(served.says(row.message(5)));
		boolean living = !row.actor().equals("nobody");
		if (living && served.actor(row.actor()).events().waiting() > 0) {
			served.actor(row.actor()).events().deal(Receipt.ACCEPTED);
		}
		else if (living && row.message().equals("watch")) {
			served.actor(row.actor()).stops(ActorStatus.DONE, null);
		}
		answers.addAll(served.hears());
		boolean delivered = living && served.actor(row.actor()).events().seen().equals(List.of("GO"));
		assertThat(told(answers, delivered)).isEqualTo(row.wanted());
	}

	private static String told(List<ObjectNode> answers, boolean delivered) {
		if (answers.isEmpty()) {
			return delivered ? "delivered" : "nothing";
		}
		ObjectNode first = answers.get(0);
		if (!first.path("type").asString().equals("dead-letter")) {
			assertThat(first.path("id").asInt()).isEqualTo(5);
		}
		return PermissionTable.told(first);
	}

}
