package io.github.xstatewebrtc.sample;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.statemachine.StateMachine;
import org.springframework.web.client.RestClient;

import io.github.xstatewebrtc.sample.order.OrderEvent;
import io.github.xstatewebrtc.sample.order.OrderState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the whole shop.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "shop.trade.interval=5ms", "shop.order.pause=100ms", "shop.order.hold-limit=100ms" })
class SampleApplicationTests {

	@Autowired
	private StateMachine<OrderState, OrderEvent> order;

	@LocalServerPort
	private int port;

	@Test
	void tradesByItself() {
		Set<List<OrderState>> seen = new HashSet<>();
		Awaitility.await().pollDelay(Duration.ZERO).untilAsserted(() -> {
			seen.add(List.copyOf(this.order.getState().getIds()));
			assertThat(seen).hasSizeGreaterThan(5);
		});
	}

	@Test
	void welcomesVisitors() {
		String page = RestClient.create("http://localhost:" + this.port).get().uri("/").retrieve().body(String.class);
		assertThat(page).contains("href=\"xstate/\"");
	}

}
