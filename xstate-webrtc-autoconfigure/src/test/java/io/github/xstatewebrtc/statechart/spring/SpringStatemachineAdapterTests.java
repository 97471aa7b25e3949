package io.github.xstatewebrtc.statechart.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.support.DefaultStateMachineContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real machines, seen as actors.
 */
class SpringStatemachineAdapterTests {

	private final LocalActorSystem system = new LocalActorSystem();

	private final RecordingListener seen = new RecordingListener();

	private final StatechartRegistry registry = new StatechartRegistry(this.system,
			List.of(new SpringStatemachineAdapter()));

	@BeforeEach
	void listen() {
		this.system.addListener(this.seen);
	}

	@Test
	void aFlatMachineIsAnActorFromItsStartToItsEnd() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine);
		assertThat(this.system.actors()).isEmpty();
		Machines.start(machine);
		assertThat(this.system.actors()).singleElement().extracting(LocalActor::name).isEqualTo("order-7");
		Machines.send(machine, Machines.OrderEvent.PAY);
		Machines.send(machine, Machines.OrderEvent.SHIP);
		assertThat(this.seen.lines).containsExactly("started CART", "received PAY", "PAY -> PAID active",
				"received SHIP", "stopped by SHIP in SHIPPED done");
		assertThat(this.system.actors()).isEmpty();
	}

	@Test
	void theContextIsTheExtendedStateAfterTheActions() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, Machines.OrderEvent.PAY);
		assertThat(this.seen.contexts).containsExactly(Map.of(), Map.of("charged", true));
	}

	@Test
	void headersAreWhatAnEventCarries() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, Machines.OrderEvent.PAY, "amount", 10);
		assertThat(this.seen.payloads).containsExactly(Map.of("amount", 10));
	}

	@Test
	void anEventThatIsRefusedOrFailsItsGuardWasReceivedAllTheSame() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, Machines.OrderEvent.SHIP);
		Machines.send(machine, Machines.OrderEvent.PAY, "money", "none");
		assertThat(this.seen.lines).containsExactly("started CART", "received SHIP", "received PAY");
	}

	@Test
	void anInternalTransitionIsSeen() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, Machines.OrderEvent.PAY);
		Machines.send(machine, Machines.OrderEvent.CANCEL);
		assertThat(this.seen.lines).endsWith("received CANCEL", "CANCEL -> PAID active");
	}

	@Test
	void leavingACompositeStateIsNoStopOfTheMachine() throws Exception {
		StateMachine<String, String> machine = Machines.nested();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, "PAY");
		Machines.send(machine, "PACKED");
		Machines.send(machine, "REFUND");
		assertThat(this.seen.lines).containsExactly("started cart", "received PAY", "PAY -> {paid=packing} active",
				"received PACKED", "PACKED -> {paid=waiting} active", "received REFUND", "REFUND -> cart active");
		assertThat(this.system.actors()).hasSize(1);
	}

	@Test
	void historyEndsInTheStateItRemembers() throws Exception {
		StateMachine<String, String> machine = Machines.nested();
		this.registry.register(machine);
		Machines.start(machine);
		for (String event : List.of("PAY", "PACKED", "REFUND", "RESUME")) {
			Machines.send(machine, event);
		}
		assertThat(this.seen.lines).last().isEqualTo("RESUME -> {paid=waiting} active");
	}

	@Test
	void anEventIsReceivedOnceWhateverTheNumberOfRegions() throws Exception {
		StateMachine<String, String> machine = Machines.twoRegions();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, "SWITCH");
		Machines.send(machine, "HUSH");
		assertThat(this.seen.lines).containsExactly("started {region1=loud, region2=on}", "received SWITCH",
				"SWITCH -> {region1=loud, region2=off} active", "received HUSH",
				"HUSH -> {region1=quiet, region2=off} active");
	}

	@Test
	void aCompletedJoinGoesOnWithoutAnEvent() throws Exception {
		StateMachine<String, String> machine = Machines.parallel();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, "GO");
		Machines.send(machine, "PAY");
		assertThat(this.seen.lines).last().isEqualTo("PAY -> {working={goods=packing, money=paid}} active");
		Machines.send(machine, "PACK");
		assertThat(this.system.actors()).singleElement()
			.extracting((actor) -> actor.snapshot().value())
			.isEqualTo("finished");
		assertThat(this.seen.lines.stream().filter((line) -> line.contains(" -> "))).last()
			.asString()
			.endsWith(" -> finished active");
	}

	@Test
	void aTimerIsAnEventThatTheMachineSendsItself() throws Exception {
		StateMachine<String, String> machine = Machines.timer();
		this.registry.register(machine);
		Machines.start(machine);
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.seen.lines.stream().anyMatch((line) -> line.endsWith("-> late active")));
		assertThat(this.seen.lines).startsWith("started waiting",
				"received xstate.after.20.stateMachine.waiting from itself",
				"xstate.after.20.stateMachine.waiting -> late active");
		Machines.stop(machine);
	}

	@Test
	void aMachineThatAlreadyRunsIsFoundInItsStateWithoutItsContext() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		Machines.start(machine);
		Machines.send(machine, Machines.OrderEvent.PAY);
		this.registry.register(machine);
		assertThat(this.seen.lines).containsExactly("started PAID");
		assertThat(this.seen.contexts).hasSize(1).containsOnlyNulls();
	}

	@Test
	void registeringTwiceChangesNothing() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine, "order");
		this.registry.register(machine, "another");
		Machines.start(machine);
		this.registry.register(machine);
		Machines.send(machine, Machines.OrderEvent.PAY);
		assertThat(this.seen.lines).containsExactly("started CART", "received PAY", "PAY -> PAID active");
		assertThat(this.system.find("@order")).isNotNull();
		assertThat(this.system.find("@another")).isNull();
	}

	@Test
	void aMachineThatIsStartedAgainIsAnotherActorAndEndsInItsOwnState() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, Machines.OrderEvent.PAY);
		Machines.stop(machine);
		Machines.start(machine);
		Machines.send(machine, Machines.OrderEvent.PAY);
		Machines.send(machine, Machines.OrderEvent.SHIP);
		assertThat(this.seen.lines).containsExactly("started CART", "received PAY", "PAY -> PAID active",
				"stopped by xstate.stop in PAID stopped", "started CART", "received PAY", "PAY -> PAID active",
				"received SHIP", "stopped by SHIP in SHIPPED done");
		assertThat(this.seen.actors).extracting(LocalActor::sessionId).doesNotHaveDuplicates();
	}

	@Test
	void aRestoredMachineStartsInTheStateItWasRestoredTo() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.stop(machine);
		machine.getStateMachineAccessor()
			.doWithAllRegions((access) -> access
				.resetStateMachineReactively(new DefaultStateMachineContext<>(Machines.Order.PAID, null, null, null))
				.block());
		Machines.start(machine);
		assertThat(this.seen.lines).containsExactly("started CART", "stopped by xstate.stop in CART stopped",
				"started PAID");
	}

	@Test
	void afterAnActionFailedWhatFollowsIsStillSeen() throws Exception {
		StateMachine<String, String> machine = Machines.failing();
		this.registry.register(machine);
		Machines.start(machine);
		Machines.send(machine, "BREAK");
		Machines.send(machine, "GO");
		Machines.stop(machine);
		assertThat(this.seen.lines).containsExactly("started one", "received BREAK", "received GO",
				"GO -> three active", "stopped by xstate.stop in three stopped");
	}

	@Test
	void anErrorOfTheMachineIsItsStatus() throws Exception {
		StateMachine<String, String> machine = Machines.nested();
		this.registry.register(machine);
		Machines.start(machine);
		machine.setStateMachineError(new IllegalStateException("broken"));
		assertThat(this.seen.lines).last().isEqualTo("xstate.error.nested -> cart error");
	}

	@Test
	void aListenerThatThrowsDisturbsNeitherTheMachineNorOtherListeners() throws Exception {
		LocalActorSystem system = new LocalActorSystem();
		system.addListener(new ActorListener() {

			@Override
			public void transitioned(LocalActor actor, io.github.xstatewebrtc.actor.ActorEvent event,
					ActorState state) {
				throw new IllegalStateException("a listener's own fault");
			}

		});
		system.addListener(this.seen);
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		new StatechartRegistry(system, List.of(new SpringStatemachineAdapter())).register(machine);
		Machines.start(machine);
		Machines.send(machine, Machines.OrderEvent.PAY);
		assertThat(machine.getState().getId()).isEqualTo(Machines.Order.PAID);
		assertThat(this.seen.lines).last().isEqualTo("PAY -> PAID active");
	}

	@Test
	void aClosedRegistryReportsNothing() throws Exception {
		StateMachine<Machines.Order, Machines.OrderEvent> machine = Machines.order();
		this.registry.register(machine);
		Machines.start(machine);
		this.registry.close();
		Machines.send(machine, Machines.OrderEvent.PAY);
		assertThat(this.seen.lines).containsExactly("started CART");
	}

}
