package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.messaging.RecordReader;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.statechart.OwnActors;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.enums.EnumStatechart;
import io.github.xstatewebrtc.statechart.enums.EnumStatechartAdapter;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer with two lamps, and whatever else is registered.
 */
final class ActorNode {

	private static final Duration TIME = Duration.ofSeconds(20);

	private final LocalActorSystem system = new LocalActorSystem();

	private final StatechartRegistry registry = new StatechartRegistry(this.system,
			List.of(new EnumStatechartAdapter()));

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final EnumStatechart<Lamp, Press> lamp = EnumStatechart.of(Lamp.OFF, Press.class, Lamp::next);

	private final EnumStatechart<Lamp, Press> spare = EnumStatechart.of(Lamp.OFF, Press.class, Lamp::next);

	private final ActorService service;

	private final LocalPeer peer;

	private final PeerActorSystem actors;

	ActorNode(String name, HubConnector connector, ScheduledExecutorService executor) {
		InspectionBridge bridge = new InspectionBridge(InspectionSettings.DEFAULTS, executor);
		this.system.addListener(bridge);
		this.registry.register(this.lamp, "lamp");
		this.registry.register(this.spare, "spare");
		this.service = new ActorService(this.system, new Exposure(List.of("*"), List.of()), bridge, Timers.on(executor),
				executor, MessageObserver.NONE);
		this.peer = new LocalPeer(new PeerSettings(name, "host", List.of("orders"), LinkSettings.defaults()), connector,
				this.transports, bridge, this.service, executor, executor);
		this.actors = new PeerActorSystem(this.peer, this.service,
				new OwnActors(this.system, this.registry, new RecordReader()));
	}

	void asksInACircle(ActorNode other) {
		ActorRef next = at(other, "@circle");
		this.actors.register(ActorSpec.named("circle").on("GO", (event, self) -> {
			int hops = (int) Objects.requireNonNull(event.payload().get("hops"));
			if (hops > 0) {
				join(next.ask(ActorEvent.of("GO", Map.of("hops", hops - 1)), Duration.ofMillis(300)));
			}
			return null;
		}).build());
	}

	void close() {
		this.peer.stop();
		this.service.close();
		this.transports.close();
	}

	LocalPeer peer() {
		return this.peer;
	}

	LocalActorSystem system() {
		return this.system;
	}

	PeerActorSystem actors() {
		return this.actors;
	}

	StatechartRegistry registry() {
		return this.registry;
	}

	EnumStatechart<Lamp, Press> lamp() {
		return this.lamp;
	}

	ActorRef at(ActorNode other, String reference) {
		return this.actors
			.at(new ActorAddress("orders", String.valueOf(other.peer.peerIds().get("orders")), reference));
	}

	static <T> T join(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(TIME.toSeconds(), TimeUnit.SECONDS).join();
	}

	static String code(CompletionStage<?> stage) {
		try {
			throw new AssertionError("It did not fail: " + join(stage));
		}
		catch (CompletionException ex) {
			assertThat(ex.getCause()).isInstanceOf(ActorException.class);
			return ((ActorException) ex.getCause()).code();
		}
	}

	enum Lamp {

		OFF, ON, BROKEN;

		static @Nullable Lamp next(Lamp state, Press event) {
			return switch (state) {
				case OFF -> (event == Press.PRESS) ? ON : null;
				case ON -> (event == Press.PRESS) ? OFF : BROKEN;
				case BROKEN -> null;
			};
		}

	}

	enum Press {

		PRESS, BREAK

	}

}
