package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.statechart.OwnActors;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.spring.SpringStatemachineAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever receives an event learns which actor sent it, without anybody's doing.
 */
class SendersTests {

	private static final ActorEvent TURN = ActorEvent.of("TURN");

	private static final Duration TIME = Duration.ofSeconds(2);

	private static final ActorEvent ASIDE = ActorEvent.of("ASIDE");

	private final ServedActors served = new ServedActors();

	private final StatechartRegistry registry = new StatechartRegistry(this.served.system(),
			List.of(new SpringStatemachineAdapter()));

	private final OwnActors own = new OwnActors(this.served.system(), this.registry, new RecordReader());

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	private final StateMachine<String, String> receiver = door("wallet-receiver", (event) -> {
	});

	SendersTests() throws Exception {
		this.served.system().addListener(new ActorListener() {
			@Override
			public void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
				SendersTests.this.heard.add(actor.systemId() + " " + event.type() + " from " + sourceId);
			}
		});
	}

	@AfterEach
	void close() {
		this.own.close();
		this.registry.close();
	}

	@Test
	void whatAnActionSendsComesFromItsStatechart() throws Exception {
		ActorRef local = this.served.ref("@wallet-receiver");
		ActorRef remote = this.served.remote("@wallet-receiver");
		sendsBy(() -> this.registry.send(this.receiver, TURN), "");
		sendsBy(() -> local.send(TURN), "");
		sendsBy(() -> local.ask(TURN, TIME), "");
		sendsBy(() -> remote.send(TURN), "p-other/");
		sendsBy(() -> remote.ask(TURN, TIME), "p-other/");
	}

	@Test
	void whatAnActionSendsToItsOwnStatechartComesFromItself() throws Exception {
		AtomicReference<@Nullable Object> self = new AtomicReference<>();
		StateMachine<String, String> door = door("wallet-self", (event) -> {
			if ("TURN".equals(event)) {
				this.registry.send(Objects.requireNonNull(self.get()), ASIDE);
			}
		});
		self.set(door);
		this.registry.send(door, TURN);
		assertThat(next()).isEqualTo("wallet-self TURN from null");
		assertThat(next()).isEqualTo("wallet-self ASIDE from " + id("wallet-self"));
	}

	@Test
	void whatAHandlerSendsComesFromItsActorAndNothingElseDoes() throws Exception {
		ActorRef local = this.served.ref("@wallet-receiver");
		HostedActor teller = this.own.register(ActorSpec.named("wallet-teller").on("GO", (event, self) -> {
			local.send(TURN);
			this.registry.send(this.receiver, ASIDE);
			return null;
		}).build());
		this.served.ref("@wallet-teller").send(ActorEvent.of("GO"));
		assertThat(next()).isEqualTo("wallet-teller GO from null");
		assertThat(List.of(next(), next())).containsExactlyInAnyOrder("wallet-receiver TURN from " + teller.sessionId(),
				"wallet-receiver ASIDE from " + teller.sessionId());
		local.send(TURN);
		assertThat(next()).isEqualTo("wallet-receiver TURN from null");
	}

	@Test
	void whoHasPassedAnEventOnIsTheSenderAgainWhenItIsBack() throws Exception {
		StateMachine<String, String> inner = door("wallet-inner", (event) -> this.registry.send(this.receiver, ASIDE));
		StateMachine<String, String> outer = door("wallet-outer", (event) -> {
			this.registry.send(inner, TURN);
			this.registry.send(this.receiver, TURN);
		});
		this.registry.send(outer, TURN);
		assertThat(List.of(next(), next(), next(), next())).containsExactlyInAnyOrder("wallet-outer TURN from null",
				"wallet-inner TURN from " + id("wallet-outer"), "wallet-receiver ASIDE from " + id("wallet-inner"),
				"wallet-receiver TURN from " + id("wallet-outer"));
		this.registry.send(this.receiver, ASIDE);
		assertThat(next()).isEqualTo("wallet-receiver ASIDE from null");
	}

	private void sendsBy(Runnable way, String peer) throws Exception {
		StateMachine<String, String> sender = door("sender", (event) -> way.run());
		String id = id("sender");
		this.registry.send(sender, TURN);
		this.served.hears();
		assertThat(next()).isEqualTo("sender TURN from null");
		assertThat(next()).isEqualTo("wallet-receiver TURN from " + peer + id);
		sender.stopReactively().block();
	}

	private String id(String name) {
		return Objects.requireNonNull(this.served.system().find("@" + name)).sessionId();
	}

	private String next() throws InterruptedException {
		return String.valueOf(this.heard.poll(20, TimeUnit.SECONDS));
	}

	private StateMachine<String, String> door(String name, Consumer<@Nullable String> action) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("open");
		for (String event : List.of("TURN", "ASIDE")) {
			builder.configureTransitions()
				.withInternal()
				.source("open")
				.event(event)
				.action((context) -> action.accept(context.getEvent()));
		}
		StateMachine<String, String> machine = builder.build();
		this.registry.register(machine, name);
		machine.startReactively().block();
		return machine;
	}

}
