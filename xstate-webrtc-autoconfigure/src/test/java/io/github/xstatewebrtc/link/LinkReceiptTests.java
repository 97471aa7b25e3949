package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a sender is told of his message.
 */
class LinkReceiptTests {

	private static final LinkEnd CLOSING = new LinkEnd(LinkEnd.CLOSING, "Done.");

	@Test
	void theStageCompletesWhenTheOtherSideHasTakenTheMessage() {
		LinkPair pair = LinkPair.connected();
		CompletableFuture<@Nullable Void> taken = pair.left().sendAwaited("{\"type\":\"a\"}");
		pair.time().run();
		assertThat(pair.right().told()).hasSize(1);
		assertThat(taken).as("not acknowledged yet").isNotDone();
		pair.time().pass(Duration.ofMillis(50));
		assertThat(taken).isCompleted();
	}

	@Test
	void acrossACutTheStageStaysOpen() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().hold(LinkChannel.ACTOR);
		CompletableFuture<@Nullable Void> taken = pair.left().sendAwaited("{\"type\":\"a\"}");
		pair.time().run();
		pair.leftTransport().cut("gone");
		pair.time().pass(Duration.ofSeconds(10));
		assertThat(taken).isNotDone();
		pair.connect("c-2");
		pair.time().pass(Duration.ofMillis(50));
		assertThat(taken).isCompleted();
	}

	@Test
	void aHelloAcknowledgesToo() {
		LinkPair pair = LinkPair.connected();
		CompletableFuture<@Nullable Void> taken = pair.left().sendAwaited("{\"type\":\"a\"}");
		pair.time().run();
		pair.leftTransport().cut("gone");
		pair.connect("c-2");
		assertThat(taken).isCompleted();
	}

	@Test
	void aByeFailsWhatIsNotTakenAndAcknowledgesTheRest() {
		LinkPair pair = LinkPair.connected();
		CompletableFuture<@Nullable Void> taken = pair.left().sendAwaited("{\"type\":\"taken\"}");
		pair.time().run();
		pair.leftTransport().hold(LinkChannel.ACTOR);
		CompletableFuture<@Nullable Void> underWay = pair.left().sendAwaited("{\"type\":\"under-way\"}");
		pair.time().run();
		pair.right().link().close(CLOSING);
		pair.rightTransport().hold(LinkChannel.INSPECT);
		pair.time().run();
		assertThat(taken).isCompleted();
		assertFailed(underWay, true);
	}

	@Test
	void theEndOfTheLinkCompletesEveryStageBeforeItIsClosed() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().hold(LinkChannel.ACTOR);
		CompletableFuture<@Nullable Void> sent = pair.left().sendAwaited("{\"type\":\"a\"}");
		pair.time().run();
		CompletableFuture<@Nullable Void> next = pair.left().sendAwaited("{\"type\":\"b\"}");
		List<String> order = new ArrayList<>();
		sent.minimalCompletionStage().whenComplete((nothing, ex) -> order.add("sent"));
		next.minimalCompletionStage().whenComplete((nothing, ex) -> order.add("next"));
		pair.left().link().close(CLOSING).thenRun(() -> order.add("closed"));
		pair.time().pass(Duration.ofSeconds(1));
		assertThat(order).containsExactly("sent", "next", "closed");
		assertFailed(sent, true);
		assertFailed(next, true);
		CompletableFuture<@Nullable Void> late = pair.left().sendAwaited("{\"type\":\"c\"}");
		pair.time().run();
		assertFailed(late, false);
	}

	@Test
	void whatTheOtherSideHasSaidItLacksIsKnownNotToHaveArrived() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().hold(LinkChannel.ACTOR);
		CompletableFuture<@Nullable Void> sent = pair.left().sendAwaited("{\"type\":\"a\"}");
		pair.time().run();
		pair.leftTransport().cut("gone");
		pair.attempt("c-2");
		pair.rightTransport().hold(LinkChannel.INSPECT);
		pair.join();
		pair.left().link().close(CLOSING);
		pair.time().run();
		assertFailed(sent, false);
	}

	@Test
	void aMessageThatIsTooLargeFailsAlone() {
		LinkPair pair = LinkPair.connected();
		CompletableFuture<@Nullable Void> large = pair.left()
			.sendAwaited("{\"type\":\"a\",\"x\":\"" + "x".repeat(2_000_000) + "\"}");
		CompletableFuture<@Nullable Void> next = pair.left().sendAwaited("{\"type\":\"b\"}");
		pair.time().pass(Duration.ofMillis(50));
		assertThat(large).isCompletedExceptionally();
		assertThat(next).isCompleted();
	}

	@Test
	void whoeverTakesHisTimeOrThrowsDelaysOnlyLaterReceipts() {
		List<Runnable> receipts = new ArrayList<>();
		Receipts slow = new Receipts(receipts::add);
		List<Integer> told = new ArrayList<>();
		CompletableFuture<@Nullable Void> first = new CompletableFuture<>();
		CompletableFuture<@Nullable Void> second = new CompletableFuture<>();
		first.minimalCompletionStage().thenRun(() -> {
			told.add(1);
			throw new IllegalStateException("expected by the test");
		});
		second.minimalCompletionStage().thenRun(() -> told.add(2));
		slow.taken(List.of(outgoing(first)));
		slow.taken(List.of(outgoing(second)));
		assertThat(told).as("nothing happens on the caller's thread").isEmpty();
		assertThat(receipts).as("one at a time").hasSize(1);
		receipts.get(0).run();
		assertThat(told).containsExactly(1, 2);
	}

	@Test
	void afterTheExecutorHasStoppedStagesCompleteAllTheSame() {
		Executor stopped = (task) -> {
			throw new RejectedExecutionException("expected by the test");
		};
		CompletableFuture<@Nullable Void> stage = new CompletableFuture<>();
		new Receipts(stopped).undelivered(List.of(outgoing(stage)), new UndeliveredException(CLOSING, false));
		assertFailed(stage, false);
	}

	@Test
	void whatIsSentOverALinkThatEndedWithItsExecutorFailsAtOnce() {
		StoppableTime threads = new StoppableTime();
		Link link = new Link(new LinkIdentity("a", "b"), LinkSettings.defaults(), threads.time, threads,
				new RecordingListener(), () -> null);
		link.close(CLOSING);
		threads.time.run();
		threads.stopped = true;
		assertFailed(link.send(LinkEndpoint.bytes("{\"type\":\"a\"}")).toCompletableFuture(), false);
	}

	private static Outgoing outgoing(CompletableFuture<@Nullable Void> taken) {
		return new Outgoing(LinkEndpoint.bytes("{}"), false, taken);
	}

	private static void assertFailed(CompletableFuture<?> stage, boolean outcomeUnknown) {
		assertThat(stage).isCompletedExceptionally();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(stage::get)
			.havingCause()
			.isInstanceOfSatisfying(UndeliveredException.class, (ex) -> {
				assertThat(ex.end()).isEqualTo(CLOSING);
				assertThat(ex.isOutcomeUnknown()).isEqualTo(outcomeUnknown);
			});
	}

	private static final class StoppableTime implements Executor {

		private final ManualTime time = new ManualTime();

		private boolean stopped;

		@Override
		public void execute(Runnable task) {
			if (this.stopped) {
				throw new RejectedExecutionException("expected by the test");
			}
			this.time.execute(task);
		}

	}

}
