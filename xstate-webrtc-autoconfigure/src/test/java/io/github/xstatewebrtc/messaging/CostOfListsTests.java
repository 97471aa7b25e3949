package io.github.xstatewebrtc.messaging;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer that asks for lists again and again does not make this side look at all actors
 * each time.
 */
class CostOfListsTests {

	private final AtomicInteger looks = new AtomicInteger();

	private final ServedActors served = new ServedActors();

	CostOfListsTests() {
		this.served.register(new ActorRegistration("order-2", "order-2", "orderMachine", Map::of, () -> {
			this.looks.incrementAndGet();
			return ActorSnapshot.of(ActorStatus.ACTIVE, "idle");
		}));
		this.looks.set(0);
	}

	@Test
	void whatIsTakenBackAtOnceCostsNothing() {
		for (int id = 1; id <= 100; id++) {
			this.served.say("{\"type\":\"actors\",\"id\":" + id + ",\"watch\":true}");
			this.served.say("{\"type\":\"unsubscribe\",\"id\":" + id + "}");
		}
		this.served.hears();
		assertThat(this.looks).hasValue(0);
		assertThat(this.served.totals().open(QuestionKind.DIRECTORY)).isZero();
	}

	@Test
	void noActorIsLookedAtThatIsNotAskedFor() {
		this.served.says("{\"type\":\"actors\",\"id\":1,\"query\":{\"systemId\":\"ledger\"}}");
		assertThat(this.looks).hasValue(0);
	}

}
