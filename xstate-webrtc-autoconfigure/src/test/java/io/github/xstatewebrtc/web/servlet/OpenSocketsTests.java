package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link OpenSockets}.
 */
class OpenSocketsTests {

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final OpenSockets sockets = new OpenSockets();

	private final AtomicInteger stopped = new AtomicInteger();

	@Test
	void theApplicationStopsOnceEachPeerHasHeardAllAndWhy() throws IOException {
		WebSocketSession first = mock();
		WebSocketSession second = mock();
		open(first).send("a");
		open(second);
		this.sockets.start();
		this.sockets.stop(this.stopped::incrementAndGet);
		assertThat(this.sockets.isRunning()).isFalse();
		while (!this.tasks.isEmpty()) {
			assertThat(this.stopped).hasValue(0);
			this.tasks.remove().run();
		}
		assertThat(this.stopped).hasValue(1);
		verify(second).close(new CloseStatus(1001, "the application stops"));
		InOrder order = inOrder(first);
		order.verify(first).sendMessage(new TextMessage("a"));
		order.verify(first).close(new CloseStatus(1001, "the application stops"));
	}

	@Test
	void socketsThatAreClosedAreNotAwaited() {
		open(mock()).close(1000, "left");
		this.tasks.remove().run();
		this.sockets.stop(this.stopped::incrementAndGet);
		assertThat(this.stopped).hasValue(1);
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void aPeerThatDoesNotReadIsNotAwaitedForLong() {
		open(mock()).send("a");
		this.sockets.stop(this.stopped::incrementAndGet);
		await().untilAsserted(() -> assertThat(this.stopped).hasValue(1));
	}

	private WebSocketOutbox open(WebSocketSession session) {
		WebSocketOutbox outbox = new WebSocketOutbox(session, this.tasks::add, () -> {
		});
		this.sockets.opened(outbox);
		return outbox;
	}

}
