package io.github.xstatewebrtc.statechart.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.statemachine.StateMachine;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One event, one snapshot: what real machines do on the way to where they come to rest is
 * not shown.
 */
class MacrostepTests {

	private static final long NEVER = 3_600_000;

	private final RecordingListener seen = new RecordingListener();

	private <S, E> StateMachine<S, E> started(StateMachine<S, E> machine) {
		LocalActorSystem system = new LocalActorSystem();
		system.addListener(this.seen);
		new StatechartRegistry(system, List.of(new SpringStatemachineAdapter())).register(machine);
		Machines.start(machine);
		return machine;
	}

	private void send(StateMachine<?, String> machine, String... events) {
		for (String event : events) {
			Machines.send(machine, event);
		}
	}

	private List<String> snapshots() {
		return this.seen.lines.stream().filter((line) -> line.contains(" -> ")).toList();
	}

	private void awaitSnapshot(String line) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.seen.lines.contains(line));
	}

	@Test
	void anOrderIsOneSnapshotAnEvent() throws Exception {
		StateMachine<String, String> machine = started(OrderMachine.create(NEVER));
		send(machine, "ADD_ITEM", "CHECK_OUT", "PAYMENT_DECLINED", "PAYMENT_ACCEPTED", "STOCK_FOUND", "PICK", "HOLD",
				"RESUME", "SHIP", "NEXT_CUSTOMER");
		assertThat(this.seen.lines).containsExactly("started CART", "received ADD_ITEM", "ADD_ITEM -> CART active",
				"received CHECK_OUT", "CHECK_OUT -> {PLACED={payment=AUTHORIZING, stock=RESERVING}} active",
				"received PAYMENT_DECLINED",
				"PAYMENT_DECLINED -> {PLACED={payment=AUTHORIZING, stock=RESERVING}} active",
				"received PAYMENT_ACCEPTED", "PAYMENT_ACCEPTED -> {PLACED={payment=CAPTURED, stock=RESERVING}} active",
				"received STOCK_FOUND", "STOCK_FOUND -> {PAID=PICKING} active", "received PICK",
				"PICK -> {PAID=PACKING} active", "received HOLD", "HOLD -> ON_HOLD active", "received RESUME",
				"RESUME -> {PAID=PACKING} active", "received SHIP", "SHIP -> SHIPPED active", "received NEXT_CUSTOMER",
				"NEXT_CUSTOMER -> CART active");
		assertThat(this.seen.contexts.get(1)).isEqualTo(Map.of("items", 1));
	}

	@Test
	void aRegionThatEndedTheTimeBeforeIsNotShownInItsOldState() throws Exception {
		StateMachine<String, String> machine = started(OrderMachine.create(NEVER));
		send(machine, "CHECK_OUT", "PAYMENT_ACCEPTED", "STOCK_FOUND", "PICK", "SHIP", "NEXT_CUSTOMER");
		this.seen.lines.clear();
		send(machine, "CHECK_OUT", "STOCK_FOUND", "CANCEL");
		assertThat(snapshots()).containsExactly("CHECK_OUT -> {PLACED={payment=AUTHORIZING, stock=RESERVING}} active",
				"STOCK_FOUND -> {PLACED={payment=AUTHORIZING, stock=RESERVED}} active", "CANCEL -> CANCELLED active");
	}

	@Test
	void aTimerIsOneSnapshotToo() throws Exception {
		StateMachine<String, String> machine = started(OrderMachine.create(20));
		send(machine, "CHECK_OUT", "CANCEL");
		awaitSnapshot("xstate.after.20.stateMachine.CANCELLED -> CART active");
		send(machine, "CHECK_OUT");
		assertThat(this.seen.lines).endsWith("received CANCEL", "CANCEL -> CANCELLED active",
				"received xstate.after.20.stateMachine.CANCELLED from itself",
				"xstate.after.20.stateMachine.CANCELLED -> CART active", "received CHECK_OUT",
				"CHECK_OUT -> {PLACED={payment=AUTHORIZING, stock=RESERVING}} active");
	}

	@Test
	void forkAndJoinAreOneSnapshotEach() throws Exception {
		StateMachine<String, String> machine = started(Machines.parallel());
		send(machine, "GO", "PAY", "PACK");
		assertThat(snapshots()).containsExactly("GO -> {working={goods=packing, money=unpaid}} active",
				"PAY -> {working={goods=packing, money=paid}} active", "PACK -> finished active");
	}

	@Test
	void aChoiceAndATransitionToItselfAreOneSnapshotEach() throws Exception {
		StateMachine<String, String> machine = started(Machines.choice((context) -> false));
		send(machine, "ANSWER", "AGAIN");
		assertThat(snapshots()).containsExactly("ANSWER -> other active", "AGAIN -> other active");
	}

	@Test
	void compositeStatesAndHistoryAreOneSnapshotAnEvent() throws Exception {
		StateMachine<String, String> machine = started(Machines.nested());
		send(machine, "PAY", "PACKED", "REFUND", "RESUME");
		assertThat(snapshots()).containsExactly("PAY -> {paid=packing} active", "PACKED -> {paid=waiting} active",
				"REFUND -> cart active", "RESUME -> {paid=waiting} active");
	}

	@Test
	void transitionsWithoutATriggerBelongToTheEventBeforeThem() throws Exception {
		StateMachine<String, String> machine = started(StepMachines.chain(20));
		send(machine, "GO");
		assertThat(this.seen.lines).containsExactly("started one", "received GO", "GO -> four active");
		awaitSnapshot("xstate.after.20.stateMachine.four -> one active");
		send(machine, "GO");
		assertThat(snapshots()).startsWith("GO -> four active", "xstate.after.20.stateMachine.four -> one active",
				"GO -> four active");
	}

	@Test
	void anEventThatAnActionSendsIsAnEventOfItsOwn() throws Exception {
		StateMachine<String, String> machine = started(StepMachines.sending());
		send(machine, "GO");
		assertThat(snapshots()).containsExactly("GO -> two active", "ON -> three active");
	}

	// The order of the regions is another one each time.
	@RepeatedTest(5)
	void anEventThatTwoRegionsUnderstandIsOneSnapshot() throws Exception {
		StateMachine<String, String> machine = started(StepMachines.bothRegions((context) -> {
		}));
		send(machine, "GO");
		assertThat(this.seen.lines).containsExactly("started {region1=a, region2=x}", "received GO",
				"GO -> {region1=b, region2=y} active");
	}

	// The order of the regions is another one each time.
	@RepeatedTest(5)
	void whatOneRegionDidIsSeenIfTheOtherOneFails() throws Exception {
		StateMachine<String, String> machine = started(StepMachines.bothRegions((context) -> {
			throw new IllegalStateException("broken");
		}));
		send(machine, "GO");
		assertThat(snapshots()).containsExactly("GO -> {region1=b, region2=x} active");
	}

	@Test
	void whatFollowsAFailureIsSeen() throws Exception {
		StateMachine<String, String> machine = started(StepMachines.failingAfterwards(20));
		send(machine, "GO");
		assertThat(this.seen.lines).containsExactly("started one", "received GO", "GO -> two active");
		awaitSnapshot("xstate.after.20.stateMachine.two -> three active");
		assertThat(snapshots()).containsExactly("GO -> two active", "xstate.after.20.stateMachine.two -> three active");
	}

	@Test
	void aStateThatIsDoneOnAnotherThreadIsAnEventOfItsOwn() throws Exception {
		CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
		StateMachine<String, String> machine = started(StepMachines.doing((context) -> sent.join()));
		send(machine, "GO");
		sent.complete(null);
		awaitSnapshot("xstate.done.state.stateMachine.busy -> idle active");
		assertThat(snapshots()).containsExactly("GO -> busy active",
				"xstate.done.state.stateMachine.busy -> idle active");
	}

}
