package io.github.xstatewebrtc.messaging;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where nobody observes messages, that they could be observed costs nothing.
 */
class UnobservedTests {

	private static final int MESSAGES = 100_000;

	private final ServedActors served = new ServedActors();

	private final LocalActor actor = this.served.actor("order").local();

	private final ActorAddress address = new ActorAddress("orders", "p-served", "@order");

	@Test
	void nothingIsAllocatedForAMessage() {
		observe();
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		observe();
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MESSAGES);
	}

	private void observe() {
		for (int i = 0; i < MESSAGES; i++) {
			MessageObserver.Sending sending = MessageObserver.NONE.sending(Operation.ASK, this.address, "PAY");
			MessageObserver.Receiving receiving = MessageObserver.NONE.receiving(Operation.ASK, this.actor, "PAY",
					sending.trace());
			receiving.enter().close();
			receiving.ended(Receipt.ACCEPTED);
			sending.ended(true, null);
		}
	}

}
