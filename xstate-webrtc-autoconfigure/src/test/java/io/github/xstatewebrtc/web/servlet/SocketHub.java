package io.github.xstatewebrtc.web.servlet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.signaling.SignalingSession;

/**
 * A hub that is reached over a real WebSocket.
 */
final class SocketHub implements HubConnector {

	private static final int CUT = 1006;

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI uri;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	SocketHub(URI uri) {
		this.uri = URI.create(uri.toString().replaceFirst("^http", "ws"));
	}

	@Override
	public HubConnection connect(SignalingSession session) {
		Socket socket = new Socket(session);
		this.open.add(socket);
		socket.sent = this.client.newWebSocketBuilder()
			.subprotocols(LinkChannel.PROTOCOL)
			.buildAsync(this.uri, socket)
			.whenComplete((opened, failure) -> {
				if (failure != null) {
					socket.over(CUT, "not reached");
				}
			});
		return socket;
	}

	/** Break all sockets without a word. */
	void cut() {
		this.open.forEach((socket) -> {
			socket.with(WebSocket::abort);
			socket.over(CUT, "cut by the test");
		});
	}

	private final class Socket implements WebSocket.Listener, HubConnection {

		private final SignalingSession session;

		private final StringBuilder partial = new StringBuilder();

		private CompletableFuture<WebSocket> sent = new CompletableFuture<>();

		Socket(SignalingSession session) {
			this.session = session;
		}

		@Override
		public synchronized void receive(String text) {
			this.sent = this.sent.thenCompose((socket) -> socket.sendText(text, true));
		}

		@Override
		public void revoke(String reason) {
			throw new IllegalStateException("A peer does not send itself away");
		}

		@Override
		public void closed() {
			SocketHub.this.open.remove(this);
			synchronized (this) {
				this.sent = this.sent.thenCompose((socket) -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
			}
		}

		private synchronized void with(Consumer<WebSocket> task) {
			this.sent = this.sent.thenApply((socket) -> {
				task.accept(socket);
				return socket;
			});
		}

		private void over(int code, String reason) {
			if (SocketHub.this.open.remove(this)) {
				this.session.close(code, reason);
			}
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.partial.append(data);
			if (last) {
				this.session.send(this.partial.toString());
				this.partial.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			over(code, reason);
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable failure) {
			over(CUT, String.valueOf(failure.getMessage()));
		}

	}

}
