package io.github.xstatewebrtc.peer;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actor.ActorChange;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.FoundActors;
import io.github.xstatewebrtc.statechart.enums.EnumStatechart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two JVM peers whose actors find, ask and watch each other over real connections.
 */
class ActorSystemTests {

	private static final Duration TIME = Duration.ofSeconds(20);

	@RegisterExtension
	final ActorNodes nodes = new ActorNodes();

	private final ActorNode shop = this.nodes.shop();

	private final ActorNode till = this.nodes.till();

	@Test
	void actorsOfBothPeersAreFoundAndAskedAlike() {
		FoundActors found = ActorNode.join(this.till.actors().find(ActorPattern.named("lamp"), TIME));
		assertThat(found.isComplete()).isTrue();
		assertThat(found.actors()).hasSize(2);
		for (ActorRef lamp : found.actors()) {
			ActorReply reply = ActorNode.join(lamp.ask(ActorEvent.of("PRESS"), TIME));
			assertThat(reply.accepted()).isTrue();
			assertThat(reply.snapshot()).satisfies((snapshot) -> assertThat(snapshot.value()).isEqualTo("ON"));
			assertThat(ActorNode.join(lamp.ask(ActorEvent.of("SING"), TIME)).accepted()).isFalse();
			assertThat(ActorNode.join(lamp.snapshot()).value()).isEqualTo("ON");
		}
		assertThat(this.shop.lamp().state()).isEqualTo(ActorNode.Lamp.ON);
		assertThat(this.till.lamp().state()).isEqualTo(ActorNode.Lamp.ON);
		assertThat(ActorNode.join(this.till.actors().find(ActorPattern.ofKind("nothing*"), TIME)).actors()).isEmpty();
	}

	@Test
	void whicheverSideConnectsBothCanAsk() {
		assertThat(ActorNode.join(this.shop.at(this.till, "@lamp").ask(ActorEvent.of("PRESS"), TIME)).accepted())
			.isTrue();
		assertThat(ActorNode.join(this.till.at(this.shop, "@lamp").ask(ActorEvent.of("PRESS"), TIME)).accepted())
			.isTrue();
	}

	@Test
	void anActorThatStopsAndAPeerThatLeavesAreTold() {
		ActorRef lamp = this.shop.at(this.till, "@lamp");
		CompletionStage<ActorStatus> done = lamp.watch();
		lamp.send(ActorEvent.of("PRESS"));
		lamp.send(ActorEvent.of("BREAK"));
		assertThat(ActorNode.join(done)).isEqualTo(ActorStatus.DONE);
		CompletionStage<ActorStatus> other = this.shop.at(this.till, "@spare").watch();
		assertThat(ActorNode.join(this.shop.at(this.till, "@spare").snapshot()).value()).isEqualTo("OFF");
		this.till.peer().stop();
		assertThat(ActorNode.code(other)).isEqualTo("peer-lost");
		await().until(() -> this.shop.peer().peers().isEmpty());
		assertThat(ActorNode.code(lamp.send(ActorEvent.of("PRESS")))).isEqualTo("peer-lost");
	}

	@Test
	void aPeerThatStartsAnewIsAnotherAndItsOldAddressesAreDead() {
		ActorRef old = this.shop.at(this.till, "@lamp");
		assertThat(ActorNode.join(old.ask(ActorEvent.of("PRESS"), TIME)).accepted()).isTrue();
		CompletionStage<ActorStatus> watch = old.watch();
		this.till.peer().stop();
		this.till.peer().start();
		this.nodes.awaitEachOther();
		assertThat(ActorNode.code(watch)).isEqualTo("peer-lost");
		ActorRef anew = this.shop.at(this.till, "@lamp");
		assertThat(anew.address()).isNotEqualTo(old.address());
		assertThat(ActorNode.code(old.ask(ActorEvent.of("PRESS"), TIME))).isEqualTo("peer-lost");
		assertThat(ActorNode.join(anew.ask(ActorEvent.of("PRESS"), TIME)).snapshot())
			.satisfies((snapshot) -> assertThat(snapshot.value()).isEqualTo("OFF"));
	}

	@Test
	void whichActorsThereAreIsToldAsItChanges() throws Exception {
		HeardChanges heard = new HeardChanges();
		this.till.actors().changes(ActorPattern.named("lamp*")).subscribe(heard);
		assertThat(List.of(heard.next(), heard.next())).containsExactlyInAnyOrder("LISTED shop lamp",
				"LISTED till lamp");
		Object late = EnumStatechart.of(ActorNode.Lamp.OFF, ActorNode.Press.class, ActorNode.Lamp::next);
		this.shop.registry().register(late, "lamp-late");
		try {
			assertThat(heard.next()).isEqualTo("STARTED shop lamp-late");
			this.till.lamp().send(ActorNode.Press.PRESS);
			this.till.lamp().send(ActorNode.Press.BREAK);
			assertThat(heard.next()).isEqualTo("STOPPED till lamp");
			this.shop.peer().stop();
			assertThat(List.of(heard.next(), heard.next())).containsExactlyInAnyOrder("LOST shop lamp",
					"LOST shop lamp-late");
			this.shop.peer().start();
			assertThat(List.of(heard.next(), heard.next())).containsExactlyInAnyOrder("LISTED shop lamp",
					"LISTED shop lamp-late");
		}
		finally {
			// A statechart that nobody holds stops when it is collected.
			Reference.reachabilityFence(late);
		}
		heard.cancel();
	}

	@Test
	void aPeerThatIsGoneIsNotKeptByThoseWhoHearOfChanges() throws Exception {
		HeardChanges heard = new HeardChanges();
		this.shop.actors().changes(ActorPattern.named("spare")).subscribe(heard);
		heard.next();
		heard.next();
		String id = String.valueOf(this.till.peer().peerIds().get("orders"));
		WeakReference<Object> gone = new WeakReference<>(
				Objects.requireNonNull(this.shop.peer().channels().get(0).remote(id)).actors());
		this.till.peer().stop();
		assertThat(heard.next()).isEqualTo("LOST till spare");
		this.till.peer().start();
		assertThat(heard.next()).startsWith("LISTED").endsWith("spare");
		await().atMost(TIME).until(() -> {
			System.gc();
			return gone.get() == null;
		});
		heard.cancel();
	}

	private final class HeardChanges implements Flow.Subscriber<ActorChange> {

		private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();

		private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

		private final String tillId = String.valueOf(ActorSystemTests.this.till.peer().peerIds().get("orders"));

		String next() throws InterruptedException {
			return String.valueOf(this.changes.poll(TIME.toSeconds(), TimeUnit.SECONDS));
		}

		void cancel() {
			this.subscription.join().cancel();
		}

		@Override
		public void onSubscribe(Flow.Subscription begun) {
			this.subscription.complete(begun);
			begun.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(ActorChange change) {
			String where = change.actor().address().peerId().equals(this.tillId) ? "till" : "shop";
			this.changes.add(change.kind() + " " + where + " " + change.systemId());
		}

		@Override
		public void onError(Throwable failure) {
			this.changes.add(failure.toString());
		}

		@Override
		public void onComplete() {
			this.changes.add("complete");
		}

	}

}
