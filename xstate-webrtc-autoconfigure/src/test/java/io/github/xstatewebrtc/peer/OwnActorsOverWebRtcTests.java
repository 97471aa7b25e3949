package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.EventType;
import io.github.xstatewebrtc.actor.HostedActor;

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
			ActorRef found = ActorNode.join(asking.actors().find(ActorPattern.named("counter"), TIME)).get(0);
			assertThat(ActorNode.join(found.ask(ActorEvent.of(new Add(1, 2)), TIME)).value()).isEqualTo(3);
			assertThat(ActorNode.code(found.ask(ActorEvent.of("ADD"), TIME))).isEqualTo("bad-event");
			assertThat(ActorNode.code(found.ask(ActorEvent.of("SING"), TIME))).isEqualTo("bad-event");
		}
		CompletionStage<ActorStatus> watch = this.shop.at(this.till, "@counter").watch();
		assertThat(ActorNode.join(this.shop.at(this.till, "@counter").snapshot()).value()).isEqualTo("active");
		counter.close();
		assertThat(ActorNode.join(watch)).isEqualTo(ActorStatus.STOPPED);
		assertThat(ActorNode.join(this.shop.actors().find(ActorPattern.named("counter"), TIME))).isEmpty();
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
