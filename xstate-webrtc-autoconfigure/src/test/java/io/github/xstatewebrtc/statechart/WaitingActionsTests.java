package io.github.xstatewebrtc.statechart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.EventHandler;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.actor.waiting.Awaited;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.messaging.RecordReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Actions that wait for answers, on threads that all actors share.
 */
class WaitingActionsTests {

	private static final ActorEvent GO = ActorEvent.of("GO");

	private final LocalActorSystem system = new LocalActorSystem();

	private final StatechartRegistry registry = new StatechartRegistry(this.system, List.of());

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.registry);

	private final OwnActors actors = new OwnActors(this.system, this.registry, new RecordReader());

	@AfterEach
	void close() {
		this.actors.close();
	}

	/** The answer comes only once all of them wait. */
	@Test
	void moreActionsMayWaitThanThereAreThreadsAtWork() {
		int many = MailboxThreads.MOST + 8;
		Awaited<String> answer = new Awaited<>();
		CountDownLatch all = new CountDownLatch(many);
		List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
		for (int i = 0; i < many; i++) {
			receipts.add(give(start("waits-" + i, (event, self) -> {
				all.countDown();
				return answer.thenApply((text) -> text + "!").join();
			})));
		}
		LocalActor answering = start("answers", (event, self) -> {
			all.await();
			return answer.complete("well");
		});
		assertThat(end(give(answering)).outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
		for (CompletableFuture<Receipt> receipt : receipts) {
			assertThat(end(receipt)).isEqualTo(Receipt.accepted("well!"));
		}
		await().until(() -> this.registry.load().equals(new MailboxLoad(0, 0, 0, 0)));
	}

	@Test
	@Limit("actions that wait for answers of other actors")
	void anActionThatMayNotWaitIsToldSo() {
		Awaited<String> answer = new Awaited<>();
		List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
		for (int i = 0; i < MailboxThreads.MOST_WAITING; i++) {
			receipts.add(give(start("waits-" + i, (event, self) -> answer.get(1, TimeUnit.HOURS))));
		}
		await().until(() -> this.registry.load().waiting() == MailboxThreads.MOST_WAITING);
		Receipt refused = end(give(start("impatient", (event, self) -> answer.get())));
		assertThat(refused.cause()).isInstanceOf(IllegalStateException.class).hasMessageContaining("thenAccept");
		answer.complete("well");
		for (CompletableFuture<Receipt> receipt : receipts) {
			assertThat(end(receipt)).isEqualTo(Receipt.accepted("well"));
		}
		await().until(() -> this.registry.load().equals(new MailboxLoad(0, 0, 0, 1)));
	}

	@Test
	void actionsThatHangAndTheMailboxesBehindThemAreSeen() {
		CountDownLatch held = new CountDownLatch(1);
		for (int i = 0; i < MailboxThreads.MOST + 3; i++) {
			var unused = give(start("hangs-" + i, (event, self) -> {
				held.await();
				return null;
			}));
		}
		await().until(() -> this.registry.load().equals(new MailboxLoad(MailboxThreads.MOST, 0, 3, 0)));
		held.countDown();
		await().until(() -> this.registry.load().equals(new MailboxLoad(0, 0, 0, 0)));
	}

	private LocalActor start(String name, EventHandler<ActorEvent> handler) {
		String id = this.actors.register(ActorSpec.named(name).on("GO", handler).build()).sessionId();
		LocalActor actor = this.system.find(id);
		assertThat(actor).isNotNull();
		return actor;
	}

	// Who waits for it by join or get may be the one who delivers it.
	private static Receipt end(CompletableFuture<Receipt> receipt) {
		await().until(receipt::isDone);
		return receipt.join();
	}

	private static CompletableFuture<Receipt> give(LocalActor actor) {
		return actor.receive(GO, () -> true).toCompletableFuture();
	}

}
