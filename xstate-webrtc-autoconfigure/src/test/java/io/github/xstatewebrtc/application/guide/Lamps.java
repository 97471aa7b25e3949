package io.github.xstatewebrtc.application.guide;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import org.springframework.stereotype.Service;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorSystem;

/**
 * Presses lamps, wherever they are.
 */
@Service
class Lamps {

	private final ActorSystem actors;

	Lamps(ActorSystem actors) {
		this.actors = actors;
	}

	CompletionStage<Boolean> press(String name) {
		return this.actors.findAny(ActorPattern.named(name), Duration.ofSeconds(2))
			.thenCompose((lamp) -> lamp.ask(ActorEvent.of("PRESS"), Duration.ofSeconds(5)))
			.thenApply(ActorReply::accepted);
	}

	Flux<Object> states(String name) {
		return Mono.fromCompletionStage(() -> this.actors.findAny(ActorPattern.named(name), Duration.ofSeconds(2)))
			.flatMapMany((lamp) -> JdkFlowAdapter.flowPublisherToFlux(lamp.snapshots()))
			.map(ActorSnapshot::value);
	}

}
