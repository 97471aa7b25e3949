package io.github.xstatewebrtc.web.servlet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * A peer's WebSocket.
 */
public final class TestSocket implements WebSocket.Listener {

	private static final int DEADLINE = 20;

	private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private final StringBuilder partial = new StringBuilder();

	private final WebSocket socket;

	TestSocket(TestServer server, String path, String... headersAndSubprotocol) {
		this(HttpClient.newHttpClient(), server.uri(path), headersAndSubprotocol);
	}

	/**
	 * Open a socket.
	 * @param client has the cookies
	 * @param uri where, with http for a scheme
	 * @param headersAndSubprotocol names and values, and the subprotocol after them
	 * @throws CompletionException if the handshake is refused
	 */
	public TestSocket(HttpClient client, URI uri, String... headersAndSubprotocol) {
		WebSocket.Builder builder = client.newWebSocketBuilder();
		for (int i = 0; i + 1 < headersAndSubprotocol.length; i += 2) {
			builder.header(headersAndSubprotocol[i], headersAndSubprotocol[i + 1]);
		}
		if (headersAndSubprotocol.length % 2 == 1) {
			builder.subprotocols(headersAndSubprotocol[headersAndSubprotocol.length - 1]);
		}
		this.socket = builder.buildAsync(URI.create(uri.toString().replaceFirst("^http", "ws")), this).join();
	}

	public TestSocket say(String text) {
		this.socket.sendText(text.replace('\'', '"'), true).join();
		return this;
	}

	TestSocket sayInPieces(String... pieces) {
		for (int i = 0; i < pieces.length; i++) {
			this.socket.sendText(pieces[i].replace('\'', '"'), i == pieces.length - 1).join();
		}
		return this;
	}

	public TestSocket join(String channel) {
		return say("{'type':'join','channel':'" + channel + "','peer':{'name':'test','kind':'test'}}");
	}

	public WebSocket socket() {
		return this.socket;
	}

	/** Return the next message, whatever it is. */
	public JsonNode hears() throws InterruptedException {
		JsonNode message = this.heard.poll(DEADLINE, TimeUnit.SECONDS);
		if (message == null) {
			throw new AssertionError("No message, " + this.closed);
		}
		return message;
	}

	public JsonNode hears(String type) throws InterruptedException {
		JsonNode message = hears();
		if (!message.path("type").asString().equals(type)) {
			throw new AssertionError("Not a message of type " + type + " but " + message + ", " + this.closed);
		}
		return message;
	}

	/** Pass over messages until one of a type comes. */
	public JsonNode hearsNext(String type) throws InterruptedException {
		JsonNode message = hears();
		while (!message.path("type").asString().equals(type)) {
			message = hears();
		}
		return message;
	}

	public int closeCode() {
		return this.closed.orTimeout(DEADLINE, TimeUnit.SECONDS).join();
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			this.heard.add(ProtocolJson.mapper().readTree(this.partial.toString()));
			this.partial.setLength(0);
		}
		return WebSocket.Listener.super.onText(webSocket, data, last);
	}

	@Override
	public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.closed.complete(statusCode);
		return WebSocket.Listener.super.onClose(webSocket, statusCode, reason);
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.closed.completeExceptionally(error);
	}

}
