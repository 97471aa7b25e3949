package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.EventType;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.actor.LocalActor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects of the application are actors over real WebRTC too, and end what is asked of
 * them.
 */
class OwnActorsOverWebRtcTests {

	private static final Duration TIME = Duration.ofSeconds(20);

	@RegisterExtension
	final ActorNodes nodes = new ActorNodes();

	private final ActorNode shop = this.nodes.shop();

	private final ActorNode till = this.nodes.till();

	@Test
	void anObjectOfTheApplicationIsFoundAndAskedLikeAStatechart() {
		HostedActor counter = this.till.actors()
			.register(ActorSpec.named("counter").on(Add.class, (add, self) -> add.a() + add.b()).build());
		for (ActorNode asking : List.of(this.shop, this.till)) {
			ActorRef found = ActorNode.join(asking.actors().findAny(ActorPattern.named("counter"), TIME));
			assertThat(ActorNode.join(found.ask(ActorEvent.of(new Add(1, 2)), TIME)).value()).isEqualTo(3);
			assertThat(ActorNode.code(found.ask(ActorEvent.of("ADD"), TIME))).isEqualTo("bad-event");
			assertThat(ActorNode.code(found.ask(ActorEvent.of("SING"), TIME))).isEqualTo("bad-event");
		}
		CompletionStage<ActorStatus> watch = this.shop.at(this.till, "@counter").watch();
		assertThat(ActorNode.join(this.shop.at(this.till, "@counter").snapshot()).value()).isEqualTo("active");
		counter.close();
		assertThat(ActorNode.join(watch)).isEqualTo(ActorStatus.STOPPED);
		assertThat(ActorNode.code(this.shop.actors().findAny(ActorPattern.named("counter"), TIME)))
			.isEqualTo("no-such-actor");
	}

	@Test
	void whatAnActorEmitsIsHeardHereAndThereInOrder() {
		this.till.actors().register(ActorSpec.named("counter").on(Add.class, (add, self) -> {
			self.emit(ActorEvent.of("ADDED", Map.of("sum", add.a() + add.b())));
			return null;
		}).build());
		for (ActorNode hearing : List.of(this.shop, this.till)) {
			HeardUpdates heard = new HeardUpdates();
			ActorRef counter = hearing.at(this.till, "@counter");
			counter.updates().subscribe(heard);
			assertThat(heard.next()).isEqualTo("active");
			for (int i = 0; i < 50; i++) {
				counter.send(ActorEvent.of(new Add(i, 1)));
			}
			for (int i = 0; i < 50; i++) {
				assertThat(heard.nextEvent()).isEqualTo("ADDED{sum=" + (i + 1) + "}");
			}
			heard.cancel();
		}
	}

	@Test
	void whoHandlesAnEventIsTheSenderOfWhatItSendsToAnotherPeer() {
		CompletableFuture<String> sender = new CompletableFuture<>();
		this.till.system().addListener(new ActorListener() {
			@Override
			public void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
				sender.complete(event.type() + " from " + sourceId);
			}
		});
		ActorRef lamp = this.shop.at(this.till, "@lamp");
		HostedActor hand = this.shop.actors().register(ActorSpec.named("hand").on("GO", (event, self) -> {
			lamp.send(ActorEvent.of("PRESS"));
			return null;
		}).build());
		this.shop.at(this.shop, "@hand").send(ActorEvent.of("GO"));
		assertThat(ActorNode.join(sender))
			.isEqualTo("PRESS from " + this.shop.peer().peerIds().get("orders") + "/" + hand.sessionId());
	}

	@Test
	void actorsThatAskEachOtherInACircleEndInCodes() {
		this.shop.asksInACircle(this.till);
		this.till.asksInACircle(this.shop);
		String load = "x".repeat(16_000);
		List<CompletableFuture<String>> ends = new ArrayList<>();
		for (int i = 0; i < 150; i++) {
			for (ActorRef circle : List.of(this.shop.at(this.till, "@circle"), this.till.at(this.shop, "@circle"))) {
				ends.add(end(circle.ask(ActorEvent.of("GO", Map.of("hops", 5, "load", load)), Duration.ofSeconds(2))));
			}
		}
		assertThat(ends.stream().map(ActorNode::join).distinct()).contains("timeout")
			.isSubsetOf("accepted", "timeout", "not-accepted", "overloaded");
		assertThat(ActorNode.join(this.shop.at(this.till, "@circle").snapshot()).value()).isEqualTo("active");
		assertThat(ActorNode.join(this.till.at(this.shop, "@lamp").ask(ActorEvent.of("PRESS"), TIME)).accepted())
			.isTrue();
	}

	private static CompletableFuture<String> end(CompletionStage<ActorReply> question) {
		return question
			.handle((reply, failure) -> (failure instanceof ActorException known) ? known.code()
					: (failure != null) ? failure.toString() : reply.accepted() ? "accepted" : "refused")
			.toCompletableFuture();
	}

	@EventType("ADD")
	private record Add(int a, int b) {
	}

}
