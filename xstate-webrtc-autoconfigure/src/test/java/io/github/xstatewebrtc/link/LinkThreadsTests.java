package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.timing.SerialExecutor;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links on real threads and real timers, connected through signaling.
 */
class LinkThreadsTests {

	private final ExecutorService shared = Executors.newFixedThreadPool(4);

	private final ExecutorService wire = Executors.newSingleThreadExecutor();

	private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

	private final InMemoryNetwork network = new InMemoryNetwork(this.wire);

	@AfterEach
	void stop() {
		this.timers.shutdownNow();
		this.wire.shutdownNow();
		this.shared.shutdownNow();
	}

	@Test
	void manyThreadsSendAndEachOnesMessagesArriveInItsOrder() throws Exception {
		int senders = 4;
		int each = 5_000;
		Arrivals arrivals = new Arrivals(senders * each);
		Link left = link("p-left", "p-right", new Arrivals(0), () -> null);
		Link right = link("p-right", "p-left", arrivals, () -> null);
		connect(left, right);
		IntStream.range(0, senders).forEach((sender) -> new Thread(() -> {
			for (int i = 0; i < each; i++) {
				left.send(LinkEndpoint.bytes("{\"type\":\"m\",\"sender\":" + sender + ",\"n\":" + i + "}"));
			}
		}).start());
		assertThat(arrivals.all.await(30, TimeUnit.SECONDS)).isTrue();
		for (int sender = 0; sender < senders; sender++) {
			int of = sender;
			assertThat(arrivals.messages.stream()
				.filter((message) -> message.path("sender").asInt() == of)
				.map((message) -> message.path("n").asInt())
				.toList()).isEqualTo(IntStream.range(0, each).boxed().toList());
		}
		assertThat(right.statistics().framesReceived()).as("batched").isLessThan(senders * each / 2);
		CompletableFuture<?> closed = left.close(new LinkEnd(LinkEnd.CLOSING, "Done.")).toCompletableFuture();
		closed.get(10, TimeUnit.SECONDS);
		arrivals.lost.get(10, TimeUnit.SECONDS);
	}

	@Test
	void aSourceIsDrainedHoweverOftenItWakesTheLink() throws Exception {
		ConcurrentLinkedQueue<byte[]> source = new ConcurrentLinkedQueue<>();
		Arrivals arrivals = new Arrivals(10_000);
		Link left = link("p-left", "p-right", new Arrivals(0), source::poll);
		Link right = link("p-right", "p-left", arrivals, () -> null);
		connect(left, right);
		for (int i = 0; i < 10_000; i++) {
			source.add(LinkEndpoint.bytes("{\"type\":\"@xstate.event\",\"_seq\":" + i + "}"));
			left.wake();
		}
		assertThat(arrivals.all.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(arrivals.messages.stream().map((message) -> message.path("_seq").asInt()).toList())
			.isEqualTo(IntStream.range(0, 10_000).boxed().toList());
	}

	@Test
	void tasksRunOneAtATimeInOrderAndAFailureStopsNone() throws Exception {
		SerialExecutor serial = new SerialExecutor(this.shared);
		List<Integer> ran = new ArrayList<>();
		CountDownLatch done = new CountDownLatch(1);
		for (int i = 0; i < 1_000; i++) {
			int number = i;
			serial.execute(() -> {
				ran.add(number);
				if (number == 500) {
					throw new IllegalStateException("expected by the test");
				}
			});
		}
		serial.execute(done::countDown);
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(ran).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
	}

	@Test
	void whenTheExecutorHasStoppedNothingIsThrownNorKept() {
		SerialExecutor serial = new SerialExecutor((task) -> {
			throw new RejectedExecutionException("expected by the test");
		});
		List<Integer> ran = new ArrayList<>();
		serial.execute(() -> ran.add(1));
		serial.execute(() -> ran.add(2));
		assertThat(ran).isEmpty();
	}

	@Test
	void aTimerOnAStoppedSchedulerIsNoFailure() {
		Timers scheduler = Timers.on(this.timers);
		this.timers.shutdownNow();
		List<Integer> ran = new ArrayList<>();
		scheduler.schedule(Duration.ofNanos(1), () -> ran.add(1)).cancel();
		assertThat(ran).isEmpty();
	}

	private Link link(String local, String remote, LinkListener listener, MessageSource source) {
		return new Link(new LinkIdentity(local, remote), LinkSettings.defaults(), Timers.on(this.timers), this.shared,
				listener, source);
	}

	private void connect(Link left, Link right) {
		InMemoryTransport offerer = this.network.create(TransportFactory.Role.OFFERER, List.of());
		InMemoryTransport answerer = this.network.create(TransportFactory.Role.ANSWERER, List.of());
		right.connect(answerer, "c-1", LinkEndpoint.NO_SIGNALS);
		left.connect(offerer, "c-1", LinkEndpoint.NO_SIGNALS);
		this.network.join(offerer, answerer);
	}

	private static final class Arrivals implements LinkListener {

		private final List<ObjectNode> messages = new ArrayList<>();

		private final CountDownLatch all;

		private final CompletableFuture<LinkEnd> lost = new CompletableFuture<>();

		Arrivals(int expected) {
			this.all = new CountDownLatch(expected);
		}

		@Override
		public void connected(String conn) {
		}

		@Override
		public void message(LinkChannel channel, ObjectNode message) {
			this.messages.add(message);
			this.all.countDown();
		}

		@Override
		public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		}

		@Override
		public void disconnected(String conn, String reason) {
		}

		@Override
		public void lost(LinkEnd end) {
			this.lost.complete(end);
		}

	}

}
