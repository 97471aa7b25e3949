package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link WebSocketOutbox}.
 */
class WebSocketOutboxTests {

	private final WebSocketSession session = mock();

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final AtomicInteger tooSlow = new AtomicInteger();

	private final WebSocketOutbox outbox = new WebSocketOutbox(this.session, this.tasks::add,
			this.tooSlow::incrementAndGet);

	@Test
	void framesOfOthersGoInOrderWhenNothingElseWaits() throws IOException {
		Queue<String> frames = new ArrayDeque<>(List.of("frame 1", "frame 2"));
		this.outbox.relay(frames::poll);
		this.outbox.send("a");
		this.tasks.remove().run();
		this.outbox.send("b");
		run();
		frames.add("frame 3");
		this.outbox.relay(frames::poll);
		this.outbox.close(1000, "left");
		run();
		InOrder order = inOrder(this.session);
		for (String text : List.of("a", "b", "frame 1", "frame 2", "frame 3")) {
			order.verify(this.session).sendMessage(new TextMessage(text));
		}
		order.verify(this.session).close(new CloseStatus(1000, "left"));
		order.verifyNoMoreInteractions();
	}

	@Test
	void aFrameIsTakenWhenItGoesOutAndNeverByASocketThatCloses() {
		Queue<String> frames = new ArrayDeque<>(List.of("frame 1", "frame 2"));
		this.outbox.relay(frames::poll);
		assertThat(frames).hasSize(2);
		this.tasks.remove().run();
		assertThat(frames).containsExactly("frame 2");
		this.outbox.close(1000, "left");
		frames.add("too late");
		this.outbox.relay(frames::poll);
		willThrow(new IllegalStateException("closed")).given(this.session).isOpen();
		run();
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void nothingIsSentOnTheCallersThread() throws IOException {
		this.outbox.send("a");
		this.outbox.ping(() -> {
		});
		this.outbox.send("b");
		this.outbox.close(1000, "left");
		this.outbox.close(4001, "too late");
		this.outbox.send("too late");
		verify(this.session, never()).sendMessage(any());
		assertThat(this.tasks).hasSize(1);
		run();
		InOrder order = inOrder(this.session);
		order.verify(this.session).sendMessage(new TextMessage("a"));
		order.verify(this.session).sendMessage(isA(PingMessage.class));
		order.verify(this.session).sendMessage(new TextMessage("b"));
		order.verify(this.session).close(new CloseStatus(1000, "left"));
		order.verifyNoMoreInteractions();
	}

	@Test
	void aPingCountsWhenItGoesOut() {
		AtomicInteger sent = new AtomicInteger();
		this.outbox.send("a");
		this.outbox.ping(sent::incrementAndGet);
		assertThat(sent).hasValue(0);
		run();
		assertThat(sent).hasValue(1);
	}

	@Test
	void noThreadWaitsForAMessageToGoOut() throws IOException {
		RemoteEndpoint.Async remote = mock();
		Session container = mock();
		given(container.getAsyncRemote()).willReturn(remote);
		NativeWebSocketSession stalled = mock();
		given(stalled.getNativeSession()).willReturn(container);
		WebSocketOutbox other = new WebSocketOutbox(stalled, this.tasks::add, this.tooSlow::incrementAndGet);
		other.send("a");
		other.send("b");
		this.outbox.send("c");
		run();
		ArgumentCaptor<SendHandler> handler = ArgumentCaptor.captor();
		verify(remote).sendText(eq("a"), handler.capture());
		verify(remote, never()).sendText(eq("b"), any());
		verify(this.session).sendMessage(new TextMessage("c"));
		handler.getValue().onResult(new SendResult(container));
		run();
		verify(remote).sendText(eq("b"), handler.capture());
		handler.getValue().onResult(new SendResult(container, new IOException("broken pipe")));
		run();
		verify(stalled).close(CloseStatus.SERVER_ERROR);
	}

	@Test
	void itGoesOnAfterAPause() throws IOException {
		this.outbox.send("a");
		run();
		this.outbox.send("b");
		run();
		verify(this.session, times(2)).sendMessage(any());
	}

	@Test
	void ofALongListEachMessageIsMadeWhenTheOneBeforeGoesOut() throws IOException {
		AtomicInteger made = new AtomicInteger();
		this.outbox.send("first");
		this.outbox
			.sendAll(IntStream.range(0, 100).mapToObj((i) -> made.incrementAndGet() + "x".repeat(100_000)).iterator());
		this.outbox.send("last");
		assertThat(made).hasValueLessThan(2);
		run();
		ArgumentCaptor<WebSocketMessage<?>> sent = ArgumentCaptor.captor();
		verify(this.session, times(102)).sendMessage(sent.capture());
		assertThat(sent.getAllValues()).extracting((message) -> String.valueOf(message.getPayload()).replace("x", ""))
			.startsWith("first", "1", "2")
			.endsWith("99", "100", "last");
		verify(this.session, never()).close(any());
	}

	@Test
	void aListEndsWithItsSession() throws IOException {
		this.outbox.sendAll(List.of("a", "b", "c").iterator());
		this.outbox.close(1000, "left");
		this.outbox.sendAll(List.of("too late").iterator());
		run();
		verify(this.session, never()).sendMessage(new TextMessage("c"));
		verify(this.session, never()).sendMessage(new TextMessage("too late"));
		verify(this.session).close(new CloseStatus(1000, "left"));
	}

	@Test
	void afterEachMessageTheThreadIsLeftToOthers() throws IOException {
		this.outbox.send("a");
		this.outbox.send("b");
		this.tasks.remove().run();
		verify(this.session, times(1)).sendMessage(any());
		assertThat(this.tasks).hasSize(1);
		this.tasks.remove().run();
		verify(this.session, times(2)).sendMessage(any());
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void whoReadsTooSlowlyIsClosed() throws IOException {
		String text = "x".repeat(1024 * 1024);
		for (int i = 0; i < 4; i++) {
			this.outbox.send(text);
		}
		run();
		verify(this.session, times(4)).sendMessage(any());
		for (int i = 0; i < 5; i++) {
			this.outbox.send(text);
		}
		run();
		verify(this.session, times(4)).sendMessage(any());
		verify(this.session).close(new CloseStatus(1008, "reads too slowly"));
		assertThat(this.tooSlow).hasValue(1);
	}

	@Test
	void aSocketThatFailsIsClosedAndKeepsNothing() throws IOException {
		willThrow(new IOException("broken pipe")).given(this.session).sendMessage(any());
		this.outbox.send("a");
		this.outbox.send("b");
		run();
		this.outbox.send("c");
		run();
		verify(this.session, times(1)).sendMessage(any());
		verify(this.session).close(CloseStatus.SERVER_ERROR);
	}

	private void run() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
		}
	}

}
