package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.link.InMemoryNetwork;
import io.github.xstatewebrtc.link.InMemoryTransport;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.ManualTime;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.actors.Origin;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two actors that deal with one event at a time, and for each ask the other and wait,
 * while more is asked of both than the windows hold: every question ends, most of them in
 * a code.
 */
class CircleTests {

	private static final int QUESTIONS = 600;

	private static final ActorEvent GO = ActorEvent.of("GO", Map.of("hops", 5, "load", "x".repeat(4_000)));

	private static final Duration OUTER = Duration.ofSeconds(10);

	private static final Duration INNER = Duration.ofSeconds(2);

	private final ManualTime time = new ManualTime();

	private final Side left = new Side("p-left", "p-right");

	private final Side right = new Side("p-right", "p-left");

	@Test
	void everyQuestionEnds() {
		connect();
		List<CompletableFuture<ActorReply>> questions = new ArrayList<>();
		for (int i = 0; i < QUESTIONS; i++) {
			questions.add(this.left.asked.ask("@circle", GO, Origin.UNKNOWN, OUTER));
			questions.add(this.right.asked.ask("@circle", GO, Origin.UNKNOWN, OUTER));
		}
		assertThat(this.left.link.statistics().queuedBytes() + this.right.link.statistics().queuedBytes())
			.as("more than two windows hold")
			.isGreaterThan(2L << 20);
		this.time.pass(OUTER.plus(INNER.multipliedBy(5)));
		assertThat(questions).allMatch(CompletableFuture::isDone);
		assertThat(questions.stream().map(CircleTests::end).distinct())
			.isSubsetOf("accepted", "timeout", "not-accepted", "overloaded")
			.contains("timeout", "not-accepted");
		assertThat(this.left.isIdle() && this.right.isIdle()).isTrue();
	}

	@Test
	void everyQuestionEndsThoughTheConnectionIsCut() {
		InMemoryTransport connection = connect();
		List<CompletableFuture<ActorReply>> questions = new ArrayList<>();
		for (int i = 0; i < QUESTIONS; i++) {
			questions.add(this.left.asked.ask("@circle", GO, Origin.UNKNOWN, OUTER));
			questions.add(this.right.asked.ask("@circle", GO, Origin.UNKNOWN, OUTER));
		}
		this.time.pass(Duration.ofMillis(500));
		connection.cut("The network went away.");
		this.time.pass(Duration.ofSeconds(1));
		connect();
		this.time.pass(OUTER.plus(INNER.multipliedBy(5)));
		assertThat(questions).allMatch(CompletableFuture::isDone);
		assertThat(questions.stream().map(CircleTests::end).distinct()).isSubsetOf("accepted", "timeout",
				"not-accepted", "overloaded");
		assertThat(this.left.isIdle() && this.right.isIdle()).isTrue();
	}

	private InMemoryTransport connect() {
		InMemoryNetwork network = new InMemoryNetwork(this.time);
		InMemoryTransport offering = network.create(TransportFactory.Role.OFFERER, List.of());
		InMemoryTransport answering = network.create(TransportFactory.Role.ANSWERER, List.of());
		String conn = "c-" + this.time.nanoTime();
		this.left.link.connect(offering, conn, ServedActors.NO_SIGNALS);
		this.right.link.connect(answering, conn, ServedActors.NO_SIGNALS);
		this.time.run();
		network.join(offering, answering);
		this.time.run();
		return offering;
	}

	private static String end(CompletableFuture<ActorReply> question) {
		return question
			.handle((reply, failure) -> (failure instanceof ActorException known) ? known.code()
					: (failure != null) ? failure.toString() : reply.accepted() ? "accepted" : "refused")
			.join();
	}

	/**
	 * One peer with one actor.
	 */
	private final class Side extends HeardAnswers {

		private final Link link;

		private final RemoteActors asked;

		private final ActorService service;

		private final ActorConversation conversation;

		private final Queue<Runnable> waiting = new ArrayDeque<>();

		private boolean busy;

		Side(String id, String other) {
			ManualTime time = CircleTests.this.time;
			LocalActorSystem system = new LocalActorSystem();
			this.service = new ActorService(system, new Exposure(List.of("*"), List.of()), null, time, time,
					MessageObserver.NONE);
			this.link = new Link(new LinkIdentity(id, other), LinkSettings.defaults(), time, time, this, () -> null);
			this.asked = new RemoteActors(this.link, time, time);
			this.conversation = this.service.open(this.link);
			this.conversation.permitted(ServedActors.ALL);
			ActorSnapshot active = ActorSnapshot.of(ActorStatus.ACTIVE, "active");
			system.register(new ActorRegistration("circle", "circle", "circle", Map::of, () -> active, this::receive),
					active);
		}

		boolean isIdle() {
			return this.service.totals().open(QuestionKind.ASK) == 0 && this.waiting.isEmpty() && !this.busy;
		}

		private CompletionStage<Receipt> receive(ActorEvent event, Delivery delivery) {
			CompletableFuture<Receipt> receipt = new CompletableFuture<>();
			this.waiting.add(() -> {
				if (!delivery.begins()) {
					receipt.complete(Receipt.NOT_DELIVERED);
					return;
				}
				this.busy = true;
				int hops = (int) Objects.requireNonNull(event.payload().get("hops"));
				if (hops == 0) {
					done(receipt, null);
					return;
				}
				var unused = this.asked
					.ask("@circle", ActorEvent.of("GO", Map.of("hops", hops - 1)), Origin.UNKNOWN, INNER)
					.whenComplete((reply, failure) -> done(receipt, failure));
			});
			next();
			return receipt;
		}

		private void done(CompletableFuture<Receipt> receipt, @Nullable Throwable failure) {
			this.busy = false;
			receipt.complete((failure != null) ? Receipt.failed(failure) : Receipt.ACCEPTED);
			next();
		}

		private void next() {
			while (!this.busy && !this.waiting.isEmpty()) {
				this.waiting.remove().run();
			}
		}

		@Override
		public void message(LinkChannel channel, ObjectNode message) {
			if (!this.asked.take(message)) {
				this.conversation.message(message);
			}
		}

	}

}
