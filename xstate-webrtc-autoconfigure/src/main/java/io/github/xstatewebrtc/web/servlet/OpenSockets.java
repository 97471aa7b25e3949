package io.github.xstatewebrtc.web.servlet;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.springframework.context.SmartLifecycle;

import io.github.xstatewebrtc.signaling.CloseCode;

/**
 * The sockets of all peers, which close before the container does: it would cut them
 * while messages go out, and could not tell why.
 */
public final class OpenSockets implements SmartLifecycle {

	private final Set<WebSocketOutbox> sockets = ConcurrentHashMap.newKeySet();

	private volatile boolean running;

	/** Not the opposite: the web server starts before this does. */
	private volatile boolean stopping;

	void opened(WebSocketOutbox socket) {
		this.sockets.add(socket);
		socket.whenClosed().thenRun(() -> this.sockets.remove(socket));
		if (this.stopping) {
			close(socket);
		}
	}

	@Override
	public void start() {
		this.stopping = false;
		this.running = true;
	}

	/** A pause is none for the web server, which goes on to accept sockets. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public void stop() {
		closeAll().toCompletableFuture().join();
	}

	@Override
	public void stop(Runnable callback) {
		closeAll().thenRun(callback);
	}

	private CompletionStage<Void> closeAll() {
		this.running = false;
		this.stopping = true;
		CompletableFuture<?>[] closing = this.sockets.stream().map((socket) -> {
			close(socket);
			return socket.whenClosed().toCompletableFuture();
		}).toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(closing)
			.completeOnTimeout(null, SendTimeout.DURATION.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static void close(WebSocketOutbox socket) {
		socket.close(CloseCode.GOING_AWAY, "the application stops");
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After the application's own peer, and before Boot's web server shuts down. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 768;
	}

}
