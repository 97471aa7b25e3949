package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SignalingEndpoint} on a real this.server.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalingEndpointTests {

	private static final String PATH = "/shop/xstate/signaling";

	private static final String[] HANDSHAKE = { "Connection: Upgrade", "Upgrade: websocket",
			"Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
			"Sec-WebSocket-Protocol: xstate-webrtc.v1" };

	private final TestServer server = new TestServer(new LoopbackGate(false), ClassLoader.getPlatformClassLoader(),
			"server.servlet.context-path=/shop");

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.server.hub());

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void twoPeersFindEachOther() throws InterruptedException {
		TestSocket first = socket().join("two");
		String firstId = first.hears("joined").path("peerId").asString();
		TestSocket second = socket().join("two");
		JsonNode joined = second.hears("joined");
		assertThat(joined.path("peers").path(0).path("peerId").asString()).isEqualTo(firstId);
		assertThat(joined.path("limits").path("signalBytes").asInt()).isEqualTo(65536);
		assertThat(first.hears("peer-joined").path("peer").path("peerId").asString())
			.isEqualTo(joined.path("peerId").asString());
		second.say("{'type':'signal','to':'" + firstId + "','want':'connect'}");
		assertThat(first.hears("signal").path("from").asString()).isEqualTo(joined.path("peerId").asString());
		second.say("{'type':'leave'}");
		assertThat(first.hears("peer-left").path("reason").asString()).isEqualTo("left");
		assertThat(second.closeCode()).isEqualTo(1000);
	}

	@Test
	void theSubprotocolIsThatOfTheProtocol() {
		assertThat(socket().socket().getSubprotocol()).isEqualTo("xstate-webrtc.v1");
	}

	@Test
	@Limit("one message to the hub")
	void aMessageOf64KilobytesArrivesAndOneByteMoreIsTooLarge() throws InterruptedException {
		TestSocket witness = socket().join("large");
		String witnessId = witness.hears("joined").path("peerId").asString();
		TestSocket peer = socket().join("large");
		peer.hears("joined");
		witness.hears("peer-joined");
		String begin = "{'type':'signal','to':'" + witnessId + "','conn':'c','description':{'type':'offer','sdp':'";
		String message = begin + "x".repeat(65536 - begin.length() - 3) + "'}}";
		peer.say(message);
		assertThat(witness.hears("signal").path("description").path("sdp").asString())
			.hasSize(65536 - begin.length() - 3);
		peer.say(message + " ");
		assertThat(peer.hears("error").path("code").asString()).isEqualTo("too-large");
		peer.say(message.replace('x', '\u20ac'));
		assertThat(peer.hears("error").path("code").asString()).isEqualTo("too-large");
		peer.sayInPieces(begin, "x".repeat(1_000_000), "x".repeat(1_000_000), "'}}");
		assertThat(peer.hears("error").path("code").asString()).isEqualTo("too-large");
		peer.sayInPieces("{'type':'signal','to':'", witnessId, "','want':'conn", "ect'}");
		assertThat(witness.hears("signal").path("want").asString()).isEqualTo("connect");
	}

	@Test
	void aBinaryMessageIsABadMessage() throws InterruptedException {
		TestSocket peer = socket();
		peer.socket().sendBinary(ByteBuffer.wrap(new byte[] { 1, 2, 3 }), true).join();
		assertThat(peer.hears("error").path("code").asString()).isEqualTo("bad-message");
		assertThat(peer.join("binary").hears("joined").path("peerId").asString()).startsWith("p-");
	}

	@Test
	void aPeerThatIsCutIsSuspendedAndResumes() throws InterruptedException {
		TestSocket peer = socket().join("cut");
		JsonNode joined = peer.hears("joined");
		TestSocket back = socket().say("{'type':'join','channel':'cut','peer':{'name':'a','kind':'b'},'resume':'"
				+ joined.path("resume").asString() + "'}");
		assertThat(back.hears("joined").path("peerId")).isEqualTo(joined.path("peerId"));
		assertThat(peer.closeCode()).isEqualTo(4001);
	}

	@Test
	@Limit("what else waits for a socket that is read slowly")
	void aPeerThatDoesNotReadIsCutSoon() throws InterruptedException {
		TestSocket sender = socket().join("stalled");
		sender.hears("joined");
		CompletableFuture<String> joined = new CompletableFuture<>();
		WebSocket stalled = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.subprotocols(LinkChannel.PROTOCOL)
			.buildAsync(URI.create("ws" + this.server.uri(PATH).toString().substring("http".length())),
					new WebSocket.Listener() {

						@Override
						public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
							joined.complete(data.toString());
							return null;
						}

					})
			.join();
		stalled.sendText("{\"type\":\"join\",\"channel\":\"stalled\",\"peer\":{\"name\":\"a\",\"kind\":\"b\"}}", true)
			.join();
		String stalledId = sender.hears("peer-joined").path("peer").path("peerId").asString();
		joined.orTimeout(20, TimeUnit.SECONDS).join();
		String offer = "{'type':'signal','to':'" + stalledId + "','conn':'c','description':{'type':'offer','sdp':'"
				+ "x".repeat(65_000) + "'}}";
		Awaitility.await().atMost(15, TimeUnit.SECONDS).pollInterval(12, TimeUnit.MILLISECONDS).until(() -> {
			sender.say(offer);
			return !isConnected(stalledId);
		});
		stalled.abort();
	}

	private boolean isConnected(String peerId) {
		return this.server.hub()
			.channels()
			.stream()
			.flatMap((channel) -> channel.members().stream())
			.anyMatch((member) -> member.entry().peerId().equals(peerId) && member.connected());
	}

	@Test
	void anotherSubprotocolIsRefusedInWords() throws InterruptedException {
		for (TestSocket socket : List.of(new TestSocket(this.server, PATH),
				new TestSocket(this.server, PATH, "xstate-webrtc.v9"))) {
			JsonNode error = socket.hears("error");
			assertThat(error.path("code").asString()).isEqualTo("unsupported-version");
			assertThat(error.path("message").asString()).contains(LinkChannel.PROTOCOL);
			assertThat(socket.closeCode()).isEqualTo(1008);
		}
	}

	@Test
	void aForeignOriginIsRefusedAtTheHandshakeWithOneWarning(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(
						() -> new TestSocket(this.server, PATH, "Origin", "http://evil.example", LinkChannel.PROTOCOL))
				.havingCause()
				.asInstanceOf(InstanceOfAssertFactories.type(WebSocketHandshakeException.class))
				.extracting((ex) -> ex.getResponse().statusCode())
				.isEqualTo(403);
		}
		assertThat(output.getOut()).containsOnlyOnce("http://evil.example").contains("WARN", "xstate.webrtc.access");
	}

	@Test
	void dnsRebindingIsRefusedAtTheHandshake() throws IOException {
		assertThat(handshake("Host: evil.example", "Origin: http://evil.example")).startsWith("HTTP/1.1 403")
			.contains("'http://evil.example' is not on this machine", "xstate.webrtc.access=open");
	}

	@Test
	void anotherHostIsRefusedInWords() throws IOException {
		assertThat(handshake("Host: evil.example")).startsWith("HTTP/1.1 101")
			.contains("\"code\":\"forbidden\"", "for 'evil.example'", "xstate.webrtc.access=open");
	}

	@Test
	void aForwardedRequestIsRefusedInWords() throws InterruptedException {
		TestSocket socket = new TestSocket(this.server, PATH, "X-Forwarded-For", "127.0.0.1", LinkChannel.PROTOCOL);
		JsonNode error = socket.hears("error");
		assertThat(error.path("code").asString()).isEqualTo("forbidden");
		assertThat(error.path("message").asString()).contains("x-forwarded-for", "xstate.webrtc.access=open");
		assertThat(socket.closeCode()).isEqualTo(1008);
	}

	@Test
	void whoComesWithoutAHandshakeIsToldThatHereIsAWebSocket() throws Exception {
		HttpResponse<String> response = this.server.get(PATH);
		assertThat(response.statusCode()).isEqualTo(426);
		assertThat(response.headers().firstValue("Upgrade")).hasValue("websocket");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(response.body()).contains("Here is a WebSocket", "a proxy before this application");
		assertThat(this.server.raw("POST", PATH, "Host: localhost", "Content-Length: 0")).startsWith("HTTP/1.1 426");
		assertThat(this.server.raw("GET", PATH, "Host: evil.example")).startsWith("HTTP/1.1 403")
			.contains("xstate.webrtc.access=open");
	}

	private TestSocket socket() {
		return new TestSocket(this.server, PATH, LinkChannel.PROTOCOL);
	}

	private String handshake(String... headers) throws IOException {
		String[] all = new String[headers.length + HANDSHAKE.length];
		System.arraycopy(headers, 0, all, 0, headers.length);
		System.arraycopy(HANDSHAKE, 0, all, headers.length, HANDSHAKE.length);
		return this.server.rawUntil("xstate.webrtc.access=open", PATH, all);
	}

}
