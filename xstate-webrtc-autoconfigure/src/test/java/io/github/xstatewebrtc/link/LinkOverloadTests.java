package io.github.xstatewebrtc.link;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/**
 * More is sent than the other side takes, by many threads at once: not one message is
 * lost without a word.
 */
class LinkOverloadTests {

	private static final int WINDOW = 64;

	private static final int QUEUE = 1024;

	private static final LinkSettings SETTINGS = new LinkSettings(LinkTiming.defaults(),
			new LinkLimits(WINDOW * Producers.MESSAGE_BYTES, 1024, 4096, QUEUE * Producers.MESSAGE_BYTES));

	private final ExecutorService shared = Executors.newFixedThreadPool(4);

	private final ExecutorService wire = Executors.newSingleThreadExecutor();

	private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

	private final InMemoryNetwork network = new InMemoryNetwork(this.wire);

	private final InMemoryTransport offerer = this.network.create(TransportFactory.Role.OFFERER, List.of());

	private final InMemoryTransport answerer = this.network.create(TransportFactory.Role.ANSWERER, List.of());

	private final Taker sender = new Taker();

	private final Taker receiver = new Taker();

	@AfterEach
	void stop() {
		this.receiver.reading.countDown();
		this.timers.shutdownNow();
		this.wire.shutdownNow();
		this.shared.shutdownNow();
	}

	@Test
	void oneWhoReadsAllIsSentAll() throws Exception {
		this.receiver.reading.countDown();
		Producers producers = new Producers(4, QUEUE / 4);
		producers.send(connect());
		producers.assertNoneIsMissing(this.receiver.numbers, "");
		assertThat(this.receiver.numbers).hasSize(QUEUE);
		assertThat(producers.reported()).isZero();
	}

	@Test
	void whereTheOtherSideReadsNoMoreTheQueueOverflowsAndEverySenderIsTold() throws Exception {
		Producers producers = new Producers(4, 1000);
		producers.send(connect());
		LinkEnd end = this.sender.lost.get(10, TimeUnit.SECONDS);
		assertThat(end.code()).isEqualTo(LinkEnd.OVERFLOW);
		this.receiver.reading.countDown();
		assertThat(this.receiver.lost.get(10, TimeUnit.SECONDS).code()).isEqualTo(LinkEnd.OVERFLOW);
		assertThat(this.receiver.numbers).as("no more than the window admits").hasSizeBetween(1, WINDOW);
		producers.assertNoneIsMissing(this.receiver.numbers, LinkEnd.OVERFLOW);
		await().untilAtomic(this.sender.undelivered, equalTo(producers.reported()));
	}

	@Test
	void whereTheOtherSideAcknowledgesNothingTheSenderIsToldThatTheOutcomeIsUnknown() throws Exception {
		this.receiver.reading.countDown();
		Link link = connect();
		this.answerer.hold(LinkChannel.ACTOR);
		Producers producers = new Producers(4, 1000);
		producers.send(link);
		assertThat(this.receiver.lost.get(10, TimeUnit.SECONDS).code()).isEqualTo(LinkEnd.OVERFLOW);
		assertThat(this.receiver.numbers).as("no more than the window admits").hasSizeBetween(1, WINDOW);
		assertThat(producers.reported()).as("all of it, as nothing was acknowledged").isEqualTo(4000);
		producers.assertNoneIsMissing(this.receiver.numbers, LinkEnd.OVERFLOW);
		await().untilAtomic(this.sender.undelivered, equalTo(4000));
	}

	private Link connect() throws Exception {
		Link left = link("p-left", "p-right", this.sender);
		Link right = link("p-right", "p-left", this.receiver);
		right.connect(this.answerer, "c-1", LinkEndpoint.NO_SIGNALS);
		left.connect(this.offerer, "c-1", LinkEndpoint.NO_SIGNALS);
		this.network.join(this.offerer, this.answerer);
		this.sender.connected.get(10, TimeUnit.SECONDS);
		this.receiver.connected.get(10, TimeUnit.SECONDS);
		return left;
	}

	private Link link(String local, String remote, LinkListener listener) {
		return new Link(new LinkIdentity(local, remote), SETTINGS, Timers.on(this.timers), this.shared, listener,
				() -> null);
	}

	/**
	 * Takes messages once it may.
	 */
	private static final class Taker implements LinkListener {

		private final CountDownLatch reading = new CountDownLatch(1);

		private final CompletableFuture<String> connected = new CompletableFuture<>();

		private final CompletableFuture<LinkEnd> lost = new CompletableFuture<>();

		private final List<Integer> numbers = new CopyOnWriteArrayList<>();

		private final AtomicInteger undelivered = new AtomicInteger();

		@Override
		public void connected(String conn) {
			this.connected.complete(conn);
		}

		@Override
		public void message(LinkChannel channel, ObjectNode message) {
			try {
				this.reading.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			this.numbers.add(Producers.number(message));
		}

		@Override
		public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
			this.undelivered.addAndGet(messages.size());
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
