package io.github.xstatewebrtc.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.signaling.CloseCode;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.signaling.SignalingSession;

/**
 * The hub of a running application, reached as any peer reaches it.
 */
public final class RemoteHub implements HubConnector {

	private final URI address;

	public RemoteHub(URI address) {
		this.address = address;
	}

	@Override
	public HubConnection connect(SignalingSession session) {
		return new Connection(HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.subprotocols(LinkChannel.PROTOCOL)
			.buildAsync(this.address, new Incoming(session)));
	}

	private static final class Connection implements HubConnection {

		private CompletableFuture<WebSocket> sent;

		private Connection(CompletableFuture<WebSocket> opened) {
			this.sent = opened;
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

	}

}
