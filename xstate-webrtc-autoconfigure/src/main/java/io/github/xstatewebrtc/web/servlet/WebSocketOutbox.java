package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import io.github.xstatewebrtc.signaling.CloseCode;
import io.github.xstatewebrtc.signaling.SignalingSession;

/**
 * Sends to one WebSocket, one message a turn on an executor. A peer that reads slowly
 * keeps one of its threads for one message at most, see {@link SendTimeout}; others wait
 * if there are as many such peers as threads. What waits is bounded: a peer that does not
 * read at all is closed.
 */
final class WebSocketOutbox implements SignalingSession {

	/**
	 * How much may wait, in characters.
	 */
	static final int MAX_WAITING = 4 * 1024 * 1024;

	private static final Log logger = LogFactory.getLog(WebSocketOutbox.class);

	private final WebSocketSession session;

	private final Executor executor;

	private final Runnable whenTooSlow;

	private final Deque<Outgoing> waiting = new ArrayDeque<>();

	private int waitingLength;

	/** Frames of others, which go when nothing else waits; null if there is none. */
	private @Nullable Frames frames;

	private boolean sending;

	private @Nullable CloseStatus closing;

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	WebSocketOutbox(WebSocketSession session, Executor executor, Runnable whenTooSlow) {
		this.session = session;
		this.executor = executor;
		this.whenTooSlow = whenTooSlow;
	}

	@Override
	public synchronized void send(String text) {
		if (this.closing != null) {
			return;
		}
		this.waitingLength += text.length();
		if (this.waitingLength > MAX_WAITING) {
			forget();
			this.whenTooSlow.run();
			close(CloseCode.POLICY_VIOLATION, "reads too slowly");
			return;
		}
		this.waiting.add(new Outgoing(new TextMessage(text), () -> {
		}));
		begin();
	}

	@Override
	public synchronized void relay(Frames some) {
		if (this.closing == null) {
			this.frames = some;
			begin();
		}
	}

	private void forget() {
		this.waiting.clear();
		this.frames = null;
	}

	/**
	 * Send messages of which only one at a time waits.
	 */
	@Override
	public synchronized void sendAll(Iterator<String> texts) {
		if (this.closing == null && texts.hasNext()) {
			this.waiting.add(first(texts));
			begin();
		}
	}

	private Outgoing first(Iterator<String> texts) {
		String text = texts.next();
		this.waitingLength += text.length();
		return new Outgoing(new TextMessage(text), () -> sendRest(texts));
	}

	private synchronized void sendRest(Iterator<String> texts) {
		if (this.closing == null && texts.hasNext()) {
			this.waiting.addFirst(first(texts));
		}
	}

	/**
	 * Send a ping after what waits.
	 * @param whenSent run when it goes out, and never if that never happens
	 */
	synchronized void ping(Runnable whenSent) {
		if (this.closing == null) {
			this.waiting.add(new Outgoing(new PingMessage(), whenSent));
			begin();
		}
	}

	@Override
	public synchronized void close(int code, String reason) {
		if (this.closing == null) {
			this.closing = new CloseStatus(code, reason);
			begin();
		}
	}

	/**
	 * Return when nothing more goes out.
	 * @return completes then, on any thread
	 */
	CompletionStage<Void> whenClosed() {
		return this.closed;
	}

	private void begin() {
		if (this.sending) {
			return;
		}
		this.sending = true;
		try {
			this.executor.execute(this::takeTurn);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Nothing more is sent: the executor takes no more", ex);
			forget();
			closeNow(CloseStatus.GOING_AWAY);
		}
	}

	/**
	 * Send one message, and queue up for the next: a peer that reads slowly enough to
	 * make each wait leaves the thread to others in between.
	 */
	private void takeTurn() {
		try {
			Outgoing next = next();
			if (next != null) {
				next.whenSent().run();
				SendTimeout.send(this.session, next.message());
				queueUp();
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("A peer could not be reached", ex);
			closeNow(CloseStatus.SERVER_ERROR);
		}
	}

	private synchronized void queueUp() {
		this.sending = false;
		if (this.closing != null || !this.waiting.isEmpty() || this.frames != null) {
			begin();
		}
	}

	private @Nullable Outgoing next() {
		CloseStatus status;
		synchronized (this) {
			Outgoing next = this.waiting.poll();
			if (next != null) {
				this.waitingLength -= (next.message() instanceof TextMessage text) ? text.getPayload().length() : 0;
				return next;
			}
			String frame = (this.frames != null) ? this.frames.next() : null;
			if (frame != null) {
				return new Outgoing(new TextMessage(frame), () -> {
				});
			}
			this.frames = null;
			status = this.closing;
			this.sending = (status != null);
		}
		if (status != null) {
			closeNow(status);
		}
		return null;
	}

	private void closeNow(CloseStatus status) {
		synchronized (this) {
			this.closing = status;
			forget();
		}
		try {
			this.session.close(status);
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("A session that is closed already could not be closed", ex);
		}
		finally {
			this.closed.complete(null);
		}
	}

	private record Outgoing(WebSocketMessage<?> message, Runnable whenSent) {
	}

}
