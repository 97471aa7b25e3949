package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an actor emits and another peer hears.
 */
class EmittedEventsTests {

	private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"id\":8,\"to\":\"@order\"}";

	private final ServedActors served = new ServedActors();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.served.totals());

	private final HeldActor order = this.served.actor("order");

	@Test
	void theyComeInOrderBeforeTheSnapshotThatFollowsAndBeforeTheEnd() {
		this.served.says(SUBSCRIBE);
		this.order.emits("FIRST", Map.of("n", 1));
		this.order.emits("SECOND", Map.of());
		this.order.goesTo("paid", Map.of());
		List<ObjectNode> told = this.served.hears();
		assertThat(ServedActors.types(told)).containsExactly("emitted", "emitted", "snapshot");
		assertThat(told.get(0)).hasToString("{\"type\":\"emitted\",\"id\":8,\"event\":{\"type\":\"FIRST\",\"n\":1}}");
		this.order.emits("LAST", Map.of());
		this.order.stops(ActorStatus.DONE, 7);
		assertThat(ServedActors.types(this.served.hears())).containsExactly("emitted", "snapshot", "complete");
	}

	@Test
	void theyComeOnceAlsoAfterACut() {
		this.served.says(SUBSCRIBE);
		this.served.cut();
		for (int i = 0; i < 20; i++) {
			this.order.emits("TICK", Map.of("n", i));
		}
		this.served.connect();
		assertThat(this.served.hears()).extracting((told) -> told.at("/event/n").asInt(-1))
			.containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
	}

	@Test
	void whoMayNotSeeValuesSeesTheirTypes() {
		this.served.permit(EnumSet.of(Permission.INSPECT));
		this.served.says(SUBSCRIBE);
		this.order.emits("PAID", Map.of("by", "card", "secret", "hunter2"));
		ObjectNode event = (ObjectNode) this.served.hears().get(0).path("event");
		assertThat(event.path("type").asString()).isEqualTo("PAID");
		assertThat(event.path("by").asString()).isEqualTo("******");
	}

	@Test
	void whatLooksLikeASecretIsMaskedForEverybody() {
		this.served.says(SUBSCRIBE);
		this.order.emits("PAID", Map.of("by", "card", "password", "hunter2"));
		ObjectNode told = this.served.hears().get(0);
		assertThat(told.at("/event/by").asString()).isEqualTo("card");
		assertThat(told.at("/event/password").asString()).isEqualTo("******");
	}

	@Test
	void whoNoLongerSubscribesOrMayNotInspectIsToldNone() {
		this.served.says(SUBSCRIBE);
		this.served.says("{\"type\":\"unsubscribe\",\"id\":8}");
		this.order.emits("PAID", Map.of());
		assertThat(this.served.hears()).isEmpty();
		this.served.says(SUBSCRIBE);
		this.served.permit(EnumSet.of(Permission.SEND));
		this.served.hears();
		this.order.emits("PAID", Map.of());
		assertThat(this.served.hears()).isEmpty();
	}

	@Test
	@Limit("events that actors emitted and that wait for a peer")
	void whoIsTooSlowForThemIsToldSoAndOnlyThen() {
		this.served.says(SUBSCRIBE);
		this.served.says("{\"type\":\"subscribe\",\"id\":9,\"to\":\"@ledger\"}");
		this.served.holdBack();
		String text = "x".repeat(4_000);
		for (int i = 0; i < 400; i++) {
			this.order.emits("TICK", Map.of("n", i, "text", text));
			this.served.pass(Duration.ofMillis(1));
		}
		this.served.release();
		List<ObjectNode> told = this.served.hears();
		int heard = told.size() - 1;
		assertThat(told.subList(0, heard)).extracting((each) -> each.at("/event/n").asInt(-1)).isSorted();
		assertThat(heard).isBetween(60, 399);
		assertThat(told.get(heard).path("code").asString()).isEqualTo("overloaded");
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).as("the other goes on").isOne();
		this.served.actor("ledger").emits("TICK", Map.of());
		assertThat(ServedActors.types(this.served.hears())).containsExactly("emitted");
	}

	@Test
	void whatWasNotToldGivesItsRoomBack() {
		for (int round = 0; round < 4; round++) {
			this.served.says(SUBSCRIBE);
			this.served.holdBack();
			for (int i = 0; i < 200; i++) {
				this.order.emits("TICK", Map.of("text", "x".repeat(4_000)));
				this.served.pass(Duration.ofMillis(1));
			}
			assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isOne();
			this.served.otherStartsAnew();
		}
	}

}
