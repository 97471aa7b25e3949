import { createActor, createMachine, SimulatedClock, type StateValue } from 'xstate';

/** What a guard answers, by its name. */
type Answers = Readonly<Record<string, boolean>>;

/** What happened to a machine in the JVM, and where it came to rest. */
export interface Step {
	readonly event?: string;
	/** Milliseconds after which a timer fired. */
	readonly after?: number;
	readonly answers: Answers;
	readonly value: StateValue;
	readonly done: boolean;
	/** Why XState is known to go elsewhere here. */
	readonly difference?: string;
	/** Where it goes then. */
	readonly xstate?: StateValue;
}

/** A machine that was walked in the JVM, as the Java tests print it. */
export interface Walk {
	readonly name: string;
	readonly definition: Parameters<typeof createMachine>[0];
	readonly answers: Answers;
	readonly value: StateValue;
	readonly steps: readonly Step[];
}

/** Where a machine was, before and after each step. */
export interface Trace {
	readonly value: StateValue;
	readonly done: boolean;
}

/** Where the machine in the JVM was. */
export function inTheJvm(walk: Walk): Trace[] {
	const places = walk.steps.map(({ value, done, xstate }) => ({ value: xstate ?? value, done }));
	return [{ value: walk.value, done: false }, ...places];
}

/** Where XState goes with the same definition, events and answers of guards. */
export function inXState(walk: Walk): Trace[] {
	let answers = walk.answers;
	const guards = Object.keys(walk.answers).map((name) => [name, () => answers[name] === true] as const);
	const clock = new SimulatedClock();
	const machine = createMachine(walk.definition).provide({ guards: Object.fromEntries(guards) });
	const actor = createActor(machine, { clock });
	actor.start();
	const trace = [place(actor.getSnapshot())];
	for (const step of walk.steps) {
		answers = step.answers;
		if (step.event !== undefined) {
			actor.send({ type: step.event });
		} else {
			clock.increment(step.after ?? 0);
		}
		trace.push(place(actor.getSnapshot()));
	}
	return trace;
}

function place({ value, status }: { value: StateValue; status: string }): Trace {
	return { value, done: status === 'done' };
}
