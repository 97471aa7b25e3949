package io.github.xstatewebrtc.statechart.spring;

import java.util.List;
import java.util.Map;

import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.guard.Guard;

/**
 * One machine of every kind, and a walk through each that goes where the kinds differ.
 */
final class KnownMachines {

	/** Long enough for the library, which loses a timer that fires while it is busy. */
	private static final int PAUSE = 300;

	private KnownMachines() {
	}

	static List<Walk> walks() throws Exception {
		return List.of(
				walk("hierarchy and shallow history", Machines.nested()).send("PAY", "PACKED", "REFUND", "RESUME",
						"PACKED", "REFUND", "PAY"),
				walk("shallow history without a memory", Machines.nested()).send("RESUME", "PACKED"), deepHistory(),
				walk("parallel states, fork and join", Machines.parallel()).send("PAY", "GO", "PAY", "GO", "PACK",
						"PAY"),
				walk("top-level regions", Machines.twoRegions()).send("SWITCH", "HUSH", "SWITCH"),
				walk("top-level regions that share an event", StepMachines.bothRegions((context) -> {
				})).send("GO", "GO"), walk("a timer", Machines.timer(PAUSE)).after(PAUSE),
				walk("anonymous transitions and a timer", StepMachines.chain(PAUSE)).send("GO").after(PAUSE).send("GO"),
				walk("an order", OrderMachine.create(PAUSE))
					.send("ADD_ITEM", "CHECK_OUT", "PAYMENT_DECLINED", "STOCK_FOUND", "PAYMENT_ACCEPTED", "PICK",
							"HOLD", "SHIP", "RESUME", "SHIP", "NEXT_CUSTOMER", "CHECK_OUT", "CANCEL")
					.after(PAUSE)
					.send("CHECK_OUT"),
				choice(), junction(), extendedState(),
				walk("a final state", KindMachines.ending()).send("GO", "OUT", "GO", "INSIDE", "OUT", "END"),
				walk("internal, local and external transitions", KindMachines.selfTransitions()).send("NEXT",
						"INTERNAL", "LOCAL", "NEXT", "EXTERNAL", "NEXT"),
				walk("a submachine", KindMachines.submachine()).send("GO", "STEP", "BACK", "GO", "STEP", "STEP"),
				walk("regions that are forked to their inner states", KindMachines.forked()).send("GO", "LEFT",
						"RIGHT"),
				walk("entry and exit points", KindMachines.points()).send("IN", "OUT"), innerFirst(), deferred(),
				walk("a memory that entering does not change", KindMachines.remembering())
					.send("IN", "NEXT", "OUT", "IN", "OUT", "RESUME")
					.butXStateSays("entering a state by its initial one", Map.of("in", "first")),
				walk("a region that is left as a whole", KindMachines.regionThatRemembers())
					.send("IN", "NEXT", "AGAIN", "IN")
					.butXStateSays("a state within a region that is left as a whole",
							Map.of("both", Map.of("left", "a", "right", Map.of("y", "first")))),
				walk("a choice that ends the states within", KindMachines.endingByChoice()).send("NEXT", "AGAIN")
					.butXStateSays("a choice that leads to a final state two levels down",
							Map.of("around", Map.of("in", "first"))),
				walk("a memory of where it is", KindMachines.remembering()).send("IN", "AGAIN")
					.butXStateSays("a state that goes to its own history", Map.of("in", "first")));
	}

	private static Walk walk(String name, StateMachine<String, String> machine) {
		return new Walk(name, machine, new Table());
	}

	private static Walk deepHistory() throws Exception {
		return walk("deep history", KindMachines.deepHistory()).send("DOWN", "DEEPER", "OUT", "RESUME", "OUT", "IN");
	}

	private static Walk choice() throws Exception {
		Table table = new Table();
		Walk walk = new Walk("a choice", Machines.choice(table.guard("yes")), table);
		return walk.send("ANSWER", "AGAIN");
	}

	private static Walk junction() throws Exception {
		Table table = new Table();
		StateMachine<String, String> machine = KindMachines.junction(table.guard("first"), table.guard("second"));
		Walk walk = new Walk("a junction", machine, table);
		return walk.send("GO", "BACK")
			.answer("second", true)
			.send("GO", "BACK")
			.answer("first", true)
			.send("GO", "BACK");
	}

	/*
	 * The guard reads what the action wrote, and the table hears what it will say.
	 */
	private static Walk extendedState() throws Exception {
		Table table = new Table();
		Guard<String, String> enough = (
				context) -> (int) context.getExtendedState().getVariables().getOrDefault("coins", 0) >= 2;
		table.named("enough", enough);
		Walk walk = new Walk("a guard on the extended state", KindMachines.turnstile(enough), table);
		return walk.send("PUSH", "COIN", "PUSH", "COIN").answer("enough", true).send("PUSH");
	}

	private static Walk innerFirst() throws Exception {
		Table table = new Table();
		Walk walk = new Walk("an inner guard", KindMachines.innerGuard(table.guard("willing")), table);
		return walk.send("GO");
	}

	private static Walk deferred() throws Exception {
		return walk("a deferred event", KindMachines.deferring()).send("MORE", "FREE")
			.butXStateSays("deferred events", "idle");
	}

}
