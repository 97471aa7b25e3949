package io.github.xstatewebrtc.sample.cart;

import java.io.IOException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.LocalActorSystem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop and one cart that the test plays; a real one is asked by the browser tests.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shop.trade.enabled=false")
class CartControllerTests {

	@Autowired
	private FakeCart cart;

	@Autowired
	private LocalActorSystem statecharts;

	private final RestClient http;

	CartControllerTests(@LocalServerPort int port) {
		this.http = RestClient.create("http://localhost:" + port);
	}

	@Test
	void aCartIsAskedOrderedAndMissedWhenItsTabIsClosed() {
		assertThat(get("/carts/cart-7")).contains("\"teapot\":1").contains("\"total\":24.90");
		for (int i = 0; i < 2; i++) {
			assertThat(put("/carts/cart-7/order")).isEqualTo("{\"order\":\"order-7\"}");
		}
		assertThat(this.cart.watches()).isOne();
		assertThat(this.statecharts.find("@order-7")).isNotNull();
		assertThat(get("/carts")).contains("\"order\":\"order-7\",\"left\":null");

		this.cart.last().completeExceptionally(new ActorException("peer-lost", "It is gone."));

		assertThat(get("/carts")).contains("\"left\":\"peer-lost\"");
		Awaitility.await().untilAsserted(() -> assertThat(this.statecharts.find("@order-7")).isNull());
	}

	@Test
	void aCartThatIsNotThereIsNotFoundAndTheAnswerSaysWhy() {
		assertThat(get("/carts/cart-8")).startsWith("404").contains("no cart cart-8");
	}

	@Test
	void noPatternIsLookedFor() {
		assertThat(get("/carts/cart-*")).startsWith("404").doesNotContain("no cart");
	}

	@Test
	void tellsWhatStandsOnTheShelf() {
		assertThat(get("/goods")).contains("{\"name\":\"teapot\",\"price\":24.90}");
	}

	private String get(String path) {
		return this.http.get().uri(path).exchange((request, response) -> text(response));
	}

	private String put(String path) {
		return this.http.put().uri(path).exchange((request, response) -> text(response));
	}

	private static String text(RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse response)
			throws IOException {
		HttpStatusCode status = response.getStatusCode();
		String body = response.bodyTo(String.class);
		return status.is2xxSuccessful() ? String.valueOf(body) : status.value() + " " + body;
	}

	@TestConfiguration
	static class OneCart {

		@Bean
		FakeCart cart() {
			return new FakeCart("cart-7");
		}

	}

}
