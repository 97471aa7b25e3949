package io.github.xstatewebrtc.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Received = accepted + refused + failed + overloaded + not delivered + denied, and every
 * ask has one end.
 */
class EventsAreCountedTests {

	private static final List<Receipt> RECEIPTS = List.of(Receipt.ACCEPTED, Receipt.refused("no"),
			Receipt.failed(new IllegalStateException("thrown")), Receipt.overloaded("full"), Receipt.invalid("not so"));

	@Test
	void theSumsHoldToTheLastEvent() {
		ServedActors served = new ServedActors();
		Random random = new Random(20261127);
		int events = 0;
		int asks = 0;
		for (int i = 1; i <= 2_000; i++) {
			String to = List.of("@order", "@order", "@order", "@vault", "@ledger", "@nobody").get(random.nextInt(6));
			String event = (random.nextInt(10) == 0) ? "{}" : "{\"type\":\"GO\"}";
			boolean ask = random.nextBoolean();
			served.say("{\"type\":\"" + (ask ? "ask" : "send") + "\",\"id\":" + i + ",\"to\":\"" + to + "\",\"event\":"
					+ event + ",\"timeoutMs\":400}");
			events++;
			asks += ask ? 1 : 0;
			if (random.nextInt(5) == 0) {
				served.say("{\"type\":\"cancel\",\"id\":" + random.nextInt(i) + "}");
			}
			if (random.nextInt(20) == 0) {
				served.hears();
			}
			HeldEvents waiting = served.actor("order").events();
			while (waiting.waiting() > 0 && random.nextInt(3) > 0) {
				waiting.deal(RECEIPTS.get(random.nextInt(RECEIPTS.size())));
			}
			if (i == 1_000) {
				served.hears();
				served.otherStartsAnew();
			}
		}
		served.hears();
		served.end();
		for (String name : List.of("order", "vault")) {
			while (served.actor(name).events().waiting() > 0) {
				served.actor(name).events().deal(Receipt.ACCEPTED);
			}
		}
		ActorTotals totals = served.totals();
		long ended = Arrays.stream(Receipt.Outcome.values()).mapToLong(totals::events).sum();
		long failures = Arrays.stream(FailureCode.values()).mapToLong(totals::failures).sum();
		assertThat(Arrays.stream(Receipt.Outcome.values()).map(totals::events)).as("each occurs").doesNotContain(0L);
		assertThat(ended + totals.deniedEvents()).isEqualTo(events);
		assertThat(totals.replies() + failures).isEqualTo(asks);
		assertThat(Arrays.stream(QuestionKind.values()).map(totals::open)).containsOnly(0L);
	}

}
