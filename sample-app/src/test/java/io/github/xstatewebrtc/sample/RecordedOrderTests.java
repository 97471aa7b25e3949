package io.github.xstatewebrtc.sample;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.statemachine.StateMachine;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionRecorder;
import io.github.xstatewebrtc.inspection.RecordedEvent;
import io.github.xstatewebrtc.sample.order.OrderEvent;
import io.github.xstatewebrtc.sample.order.OrderState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How to assert on what a statechart does: what it did is recorded as an inspector would
 * see it.
 */
@SpringBootTest(properties = { "shop.trade.enabled=false", "shop.order.hold-limit=20ms", "shop.order.pause=1h" })
class RecordedOrderTests {

	@Autowired
	private StateMachine<OrderState, OrderEvent> order;

	@Autowired
	private LocalActorSystem actors;

	@Autowired
	private InspectionBridge inspection;

	@Test
	void anOrderThatIsOnHoldForTooLongIsCancelled() {
		try (InspectionRecorder recorder = InspectionRecorder.of(this.actors, this.inspection)) {
			Messages.send(this.order, OrderEvent.ADD_ITEM);
			Messages.send(this.order, OrderEvent.CHECK_OUT);
			Messages.send(this.order, OrderEvent.STOCK_FOUND);
			Messages.send(this.order, OrderEvent.PAYMENT_ACCEPTED);
			assertThat(recorder.states("order")).endsWith(Map.of("PAID", "PICKING"));
			Messages.send(this.order, OrderEvent.HOLD);
			RecordedEvent cancelled = recorder.await("order", (event) -> "CANCELLED".equals(event.state()),
					Duration.ofSeconds(10));
			assertThat(cancelled.type()).startsWith("xstate.after.20.");
			assertThat(cancelled.context()).asString().contains("paymentToken=******");
		}
	}

}
