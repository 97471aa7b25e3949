package io.github.xstatewebrtc.messaging;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who watches an actor is told once that it has stopped, whenever that was.
 */
class WatchTests {

	private final ServedActors served = new ServedActors();

	@Test
	void thatAnActorStopsIsToldOnceWithItsStatus() {
		assertThat(this.served.says(watch(12, "@order"))).isEmpty();
		this.served.actor("order").goesTo("paid", Map.of());
		assertThat(this.served.hears()).isEmpty();
		this.served.actor("order").stops(ActorStatus.DONE, "a receipt");
		assertThat(this.served.hears()).singleElement()
			.asString()
			.isEqualTo("{\"type\":\"complete\",\"id\":12,\"status\":\"done\"}");
		this.served.actor("order").stops(ActorStatus.STOPPED, null);
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.totals().open(QuestionKind.WATCH)).isZero();
	}

	@Test
	void anActorThatIsGoneOrNeverWasIsToldAtOnce() {
		String sessionId = this.served.actor("order").local().sessionId();
		this.served.actor("order").stops(ActorStatus.STOPPED, null);
		for (String to : List.of("@order", sessionId, "@nobody", "x:999999")) {
			ObjectNode failure = this.served.isAnswered(watch(12, to));
			assertThat(failure.path("code").asString()).as(to).isEqualTo("no-such-actor");
		}
	}

	@Test
	void anAddressIsThatOfOneRunOfAnActor() {
		String before = this.served.actor("order").local().sessionId();
		this.served.says(watch(1, before));
		this.served.actor("order").stops(ActorStatus.STOPPED, null);
		assertThat(this.served.hears()).hasSize(1);
		String now = this.served.start("order").local().sessionId();
		assertThat(now).isNotEqualTo(before);
		assertThat(this.served.isAnswered(watch(2, before)).path("code").asString()).isEqualTo("no-such-actor");
		assertThat(this.served.says(watch(3, "@order"))).isEmpty();
	}

	@Test
	void severalWatchesAreToldEachForItself() {
		this.served.say(watch(1, "@order"));
		this.served.say(watch(2, "@order"));
		this.served.say(watch(3, "@ledger"));
		this.served.actor("order");
		this.served.hears();
		this.served.actor("order").stops(ActorStatus.ERROR, null);
		assertThat(this.served.hears()).extracting((told) -> told.path("id").asInt()).containsExactlyInAnyOrder(1, 2);
		assertThat(this.served.totals().open(QuestionKind.WATCH)).isOne();
	}

	@Test
	void whoNoLongerWatchesIsToldNothing() {
		this.served.says(watch(12, "@order"));
		assertThat(this.served.says("{\"type\":\"unsubscribe\",\"id\":12}")).isEmpty();
		this.served.actor("order").stops(ActorStatus.STOPPED, null);
		assertThat(this.served.hears()).isEmpty();
	}

	@Test
	void aWatchGoesOnAfterACutAndNotInANewConversation() {
		this.served.says(watch(12, "@order"));
		this.served.says(watch(13, "@ledger"));
		this.served.cut();
		this.served.actor("order").stops(ActorStatus.STOPPED, null);
		this.served.connect();
		assertThat(this.served.hears()).singleElement().asString().contains("complete", "12");
		this.served.otherStartsAnew();
		this.served.actor("ledger").stops(ActorStatus.STOPPED, null);
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.totals().open(QuestionKind.WATCH)).isZero();
	}

	@Test
	void whoMayNotSeeTheActorAnyMoreIsToldSo() {
		this.served.says(watch(1, "@order"));
		this.served.says(watch(2, "@ledger"));
		this.served.permit(EnumSet.of(Permission.SEND));
		assertThat(this.served.hears()).singleElement().asString().contains("\"failure\"", "\"id\":2", "\"forbidden\"");
		this.served.permit(EnumSet.noneOf(Permission.class));
		assertThat(this.served.hears()).singleElement().asString().contains("\"id\":1", "\"forbidden\"");
	}

	@Test
	void moreThanAThousandAndTwentyFourAtOnceAreOverloaded() {
		for (int id = 1; id <= 1024; id++) {
			this.served.say(watch(id, "@order"));
		}
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.isAnswered(watch(1025, "@ledger")).path("code").asString()).isEqualTo("overloaded");
		this.served.actor("order").stops(ActorStatus.STOPPED, null);
		assertThat(this.served.hears()).hasSize(1024);
		assertThat(this.served.says(watch(1025, "@ledger"))).isEmpty();
	}

	private static String watch(int id, String to) {
		return "{\"type\":\"watch\",\"id\":" + id + ",\"to\":\"" + to + "\"}";
	}

}
