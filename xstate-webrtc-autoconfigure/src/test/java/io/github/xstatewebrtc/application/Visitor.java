package io.github.xstatewebrtc.application;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.peer.TestInspector;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.signaling.CloseCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who has nothing but the line in the log, and what every application owes to
 * such a one.
 */
final class Visitor {

	private static final Pattern ANNOUNCEMENT = Pattern.compile("Statecharts can be watched at (http://\\S+/),");

	private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI page;

	private Visitor(URI page) {
		this.page = page;
	}

	/**
	 * Follow the last announcement in a log.
	 */
	static Visitor following(CharSequence log) {
		List<Visitor> announced = all(log);
		assertThat(announced).as("announcements in " + log).isNotEmpty();
		return announced.get(announced.size() - 1);
	}

	static List<Visitor> all(CharSequence log) {
		return ANNOUNCEMENT.matcher(log).results().map((found) -> new Visitor(URI.create(found.group(1)))).toList();
	}

	/**
	 * The contract: the page and all it links to, its configuration, the client for pages
	 * elsewhere, and the statechart over a connection.
	 */
	void isServed(String statechart, String state) throws IOException, InterruptedException {
		findsThePage();
		assertThat(get("../" + lastSegment()).uri()).isEqualTo(this.page);
		sees(statechart, state);
	}

	/**
	 * Connect and wait for a statechart, in whichever order they are shown.
	 */
	void sees(String statechart, String state) throws IOException, InterruptedException {
		try (TestInspector inspector = inspect()) {
			ObjectNode actor;
			do {
				actor = inspector.hears("@xstate.actor");
			}
			while (!actor.path("name").asString().equals(statechart));
			assertThat(actor.at("/snapshot/value").asString()).isEqualTo(state);
		}
	}

	/**
	 * Connect, to be closed.
	 */
	TestInspector inspect() throws IOException, InterruptedException {
		return TestInspector.join(new RemoteHub(signaling()), config().at("/channels/0").asString())
			.meet("jvm")
			.connect()
			.inspect();
	}

	/**
	 * Join, and be there still after so many pings.
	 */
	void staysThrough(int pings) throws IOException, InterruptedException {
		CountDownLatch pinged = new CountDownLatch(pings);
		CompletableFuture<Integer> closed = new CompletableFuture<>();
		WebSocket socket = this.http.newWebSocketBuilder()
			.subprotocols(LinkChannel.PROTOCOL)
			.buildAsync(signaling(), new WebSocket.Listener() {

				@Override
				public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
					pinged.countDown();
					return WebSocket.Listener.super.onPing(socket, message);
				}

				@Override
				public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
					closed.complete(code);
					return WebSocket.Listener.super.onClose(socket, code, reason);
				}

			})
			.join();
		socket.sendText("{\"type\":\"join\",\"channel\":\"pinged\",\"peer\":{\"name\":\"a\",\"kind\":\"b\"}}", true)
			.join();
		assertThat(pinged.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(closed).isNotDone();
		socket.sendText("{\"type\":\"leave\"}", true).join();
		assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(CloseCode.NORMAL);
	}

	/**
	 * Get something of the application.
	 * @param path the path, relative to the page
	 */
	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.page.resolve(path)).build();
		HttpResponse<String> answer = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 302) {
			return answer;
		}
		return get(answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow()).toString());
	}

	URI page() {
		return this.page;
	}

	private JsonNode config() throws IOException, InterruptedException {
		return ProtocolJson.mapper().readTree(get("config.json").body());
	}

	private URI signaling() throws IOException, InterruptedException {
		String relative = config().path("signaling").asString();
		return URI.create(this.page.resolve(relative).toString().replaceFirst("^http", "ws"));
	}

	private void findsThePage() throws IOException, InterruptedException {
		HttpResponse<String> index = get("");
		if (getClass().getResource("/META-INF/xstate-webrtc/index.html") == null) {
			assertThat(index.body()).contains("made with -Dfrontend.skip");
			return;
		}
		assertThat(index.statusCode()).isEqualTo(200);
		List<String> links = LINK.matcher(index.body()).results().map((found) -> found.group(1)).toList();
		assertThat(links).isNotEmpty();
		for (String link : links) {
			assertThat(URI.create(link).isAbsolute()).as(link).isFalse();
			assertThat(get(link).headers().firstValue("Content-Type").orElse("")).as(link).doesNotContain("html");
			assertThat(get(link).statusCode()).as(link).isEqualTo(200);
		}
		assertThat(get("client/xstate-webrtc.js").body()).contains("export");
	}

	private String lastSegment() {
		String path = this.page.getPath();
		return path.substring(path.lastIndexOf('/', path.length() - 2) + 1, path.length() - 1);
	}

}
