package io.github.xstatewebrtc.peer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one other peer is shown as the hub's word about it changes.
 */
class InspectionDeskTests {

	private static final Set<Permission> STATES = EnumSet.of(Permission.INSPECT);

	private static final Set<Permission> VALUES = EnumSet.of(Permission.INSPECT, Permission.VALUES);

	private final TestActors actors = new TestActors();

	private final List<LinkEnd> refusals = new ArrayList<>();

	private final InspectionDesk desk = new InspectionDesk(this.actors.bridge(), () -> {
	}, this.refusals::add);

	@Test
	void valuesNeedAPermissionOfTheirOwn() {
		inspectWith(STATES);
		this.actors.pay("DE-4711");
		assertThat(told()).contains("\"amount\":\"******\"").doesNotContain("DE-4711");
		assertThat(this.refusals).isEmpty();
	}

	@Test
	void whoIsGrantedValuesLaterSeesThemAtOnce() {
		inspectWith(STATES);
		this.actors.pay("DE-4711");
		told();
		this.desk.permitted(VALUES);
		assertThat(told()).contains("\"amount\":\"DE-4711\"", "synced");
	}

	@Test
	void whoLosesValuesIsSentNoneThatWaitsNorTheOneInHand() {
		inspectWith(VALUES);
		told();
		this.actors.pay("much");
		this.actors.pay("muchmore");
		assertThat(this.desk.poll()).asString(StandardCharsets.UTF_8).contains("much");
		assertThat(this.desk.isWithdrawn()).isFalse();
		this.desk.permitted(STATES);
		assertThat(this.desk.isWithdrawn()).isTrue();
		this.desk.unsent();
		assertThat(told()).contains("gap", "\"amount\":\"******\"").doesNotContain("much");
		assertThat(this.desk.isWithdrawn()).isFalse();
		assertThat(this.desk.dropped()).isEqualTo(2);
	}

	@Test
	void theSameWordAgainChangesNothing() {
		inspectWith(VALUES);
		told();
		this.desk.permitted(VALUES);
		assertThat(told()).isEmpty();
	}

	@Test
	void whoMayNotInspectAnyMoreIsSentNoValueEither() {
		inspectWith(VALUES);
		told();
		this.actors.pay("DE-4711");
		this.desk.permitted(EnumSet.noneOf(Permission.class));
		assertThat(this.refusals).singleElement().extracting(LinkEnd::code).isEqualTo(LinkEnd.FORBIDDEN);
		assertThat(told()).doesNotContain("DE-4711");
	}

	private void inspectWith(Set<Permission> permissions) {
		this.desk.permitted(permissions);
		this.desk.message((ObjectNode) ProtocolJson.mapper().readTree("{\"type\":\"inspect\"}"));
	}

	private String told() {
		StringBuilder told = new StringBuilder();
		for (byte[] message = this.desk.poll(); message != null; message = this.desk.poll()) {
			told.append(text(message));
		}
		return told.toString();
	}

	private static String text(byte[] message) {
		return new String(message, StandardCharsets.UTF_8);
	}

}
