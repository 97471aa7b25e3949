package io.github.xstatewebrtc.statechart.squirrel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.fsm.AnonymousAction;
import org.squirrelframework.foundation.fsm.Conditions;
import org.squirrelframework.foundation.fsm.HistoryType;
import org.squirrelframework.foundation.fsm.StateMachineBuilder;
import org.squirrelframework.foundation.fsm.StateMachineBuilderFactory;
import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

/**
 * Machines of squirrel-foundation, with a number as their context.
 */
public final class SquirrelMachines {

	private SquirrelMachines() {
	}

	static Machine turnstile() {
		StateMachineBuilder<Machine, String, String, AtomicInteger> builder = builder();
		builder.externalTransition()
			.from("locked")
			.to("unlocked")
			.on("COIN")
			.perform(new Doing(AtomicInteger::incrementAndGet));
		builder.internalTransition().within("locked").on("BONUS").perform(new Doing(AtomicInteger::incrementAndGet));
		builder.externalTransition().from("unlocked").to("locked").on("PUSH");
		builder.externalTransition().from("locked").to("unlocked").on("KICK").when(Conditions.never());
		builder.externalTransition().from("locked").to("unlocked").on("JAM").perform(new Doing((coins) -> {
			throw new IllegalStateException("jammed");
		}));
		builder.externalTransition().from("locked").toFinal("removed").on("REMOVE");
		return builder.newStateMachine("locked");
	}

	static Machine player() {
		StateMachineBuilder<Machine, String, String, AtomicInteger> builder = builder();
		builder.defineSequentialStatesOn("playing", "normal", "fast");
		builder.externalTransition().from("silent").to("playing").on("PLAY");
		builder.externalTransition().from("playing").to("silent").on("HALT");
		builder.externalTransition().from("normal").to("fast").on("FAST");
		builder.externalTransition().from("fast").to("normal").on("SLOW");
		return builder.newStateMachine("silent");
	}

	static Machine remembering(HistoryType history) {
		StateMachineBuilder<Machine, String, String, AtomicInteger> builder = builder();
		builder.defineSequentialStatesOn("playing", history, "normal", "fast");
		builder.externalTransition().from("silent").to("playing").on("PLAY");
		builder.externalTransition().from("playing").to("silent").on("HALT");
		builder.externalTransition().from("normal").to("fast").on("FAST");
		return builder.newStateMachine("silent");
	}

	/**
	 * A turnstile that does something as it takes a coin.
	 */
	static Machine acting(Consumer<Machine> work) {
		StateMachineBuilder<Machine, String, String, AtomicInteger> builder = builder();
		builder.externalTransition()
			.from("locked")
			.to("unlocked")
			.on("COIN")
			.perform(new AnonymousAction<Machine, String, String, AtomicInteger>() {

				@Override
				public void execute(@Nullable String from, @Nullable String to, String event, AtomicInteger context,
						Machine machine) {
					work.accept(machine);
				}

			});
		builder.externalTransition().from("unlocked").to("locked").on("PUSH");
		return builder.newStateMachine("locked");
	}

	static Machine bell() {
		StateMachineBuilder<Machine, String, String, AtomicInteger> builder = builder();
		builder.defineTimedState("ringing", 100, 0, "FADE", null);
		builder.externalTransition().from("quiet").to("ringing").on("RING");
		builder.externalTransition().from("ringing").to("quiet").on("FADE");
		return builder.newStateMachine("quiet");
	}

	static Machine oven() {
		StateMachineBuilder<Machine, String, String, AtomicInteger> builder = builder();
		builder.defineState("idle");
		builder.defineParallelStatesOn("baking", "heat", "light");
		builder.defineSequentialStatesOn("heat", "cold", "hot");
		builder.defineSequentialStatesOn("light", "dark", "lit");
		builder.externalTransition().from("idle").to("baking").on("BAKE");
		builder.externalTransition().from("baking").to("idle").on("REST");
		builder.externalTransition().from("cold").to("hot").on("HEAT");
		builder.externalTransition().from("cold").to("hot").on("ALL");
		builder.externalTransition().from("dark").to("lit").on("LAMP");
		builder.externalTransition().from("dark").to("lit").on("ALL");
		return builder.newStateMachine("idle");
	}

	private static StateMachineBuilder<Machine, String, String, AtomicInteger> builder() {
		return StateMachineBuilderFactory.create(Machine.class, String.class, String.class, AtomicInteger.class);
	}

	/**
	 * A machine.
	 */
	public static class Machine extends AbstractStateMachine<Machine, String, String, AtomicInteger> {

	}

	private static final class Doing extends AnonymousAction<Machine, String, String, AtomicInteger> {

		private final Consumer<AtomicInteger> work;

		Doing(Consumer<AtomicInteger> work) {
			this.work = work;
		}

		@Override
		public void execute(@Nullable String from, @Nullable String to, String event, AtomicInteger context,
				Machine machine) {
			this.work.accept(context);
		}

	}

}
