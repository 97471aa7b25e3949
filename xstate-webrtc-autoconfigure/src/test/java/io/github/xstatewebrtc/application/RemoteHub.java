package io.github.xstatewebrtc.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.signaling.CloseCode;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.signaling.SignalingSession;

/**
 * The hub of a running application, reached as any peer reaches it.
 */
public final class RemoteHub implements HubConnector {

	private static final int CUT = 1006;

	private final URI address;

	private volatile @Nullable Connection last;

	public RemoteHub(URI address) {
		this.address = address;
	}

	@Override
	public HubConnection connect(SignalingSession session) {
		Connection connection = new Connection(HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.subprotocols(LinkChannel.PROTOCOL)
			.buildAsync(this.address, new Incoming(session)), session);
		this.last = connection;
		return connection;
	}

	/**
	 * Cut the socket that was made last, without a word to the hub.
	 */
	public void cut() {
		Connection connection = this.last;
		if (connection != null) {
			connection.cut();
		}
	}

	private static final class Connection implements HubConnection {

		private final SignalingSession session;

		private final CompletableFuture<WebSocket> opened;

		private CompletableFuture<WebSocket> sent;

		private Connection(CompletableFuture<WebSocket> opened, SignalingSession session) {
			this.session = session;
			this.opened = opened.whenComplete((socket, failure) -> {
				if (failure != null) {
					session.close(CUT, "The hub cannot be reached");
				}
			});
			this.sent = opened;
		}

		private void cut() {
			synchronized (this) {
				this.sent = this.opened.thenApply((socket) -> {
					socket.abort();
					return socket;
				});
			}
			this.session.close(CUT, "The socket was cut");
		}

		@Override
		public synchronized void receive(String text) {
			this.sent = this.sent.thenCompose((socket) -> socket.sendText(text, true));
		}

		@Override
		public void revoke(String reason) {
			throw new UnsupportedOperationException("Only the hub's own side sends a peer away");
		}

		@Override
		public synchronized void closed() {
			this.sent = this.sent.thenCompose((socket) -> socket.sendClose(CloseCode.NORMAL, ""));
		}

	}

	private static final class Incoming implements WebSocket.Listener {

		private final SignalingSession session;

		private final StringBuilder partial = new StringBuilder();

		private Incoming(SignalingSession session) {
			this.session = session;
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.partial.append(data);
			if (last) {
				this.session.send(this.partial.toString());
				this.partial.setLength(0);
			}
			return WebSocket.Listener.super.onText(socket, data, last);
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			this.session.close(code, reason);
			return WebSocket.Listener.super.onClose(socket, code, reason);
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			this.session.close(CUT, "The socket was cut: " + error);
		}

	}

}
