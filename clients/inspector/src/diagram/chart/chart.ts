export type StateKind = 'atomic' | 'compound' | 'parallel' | 'final' | 'history';

export interface ChartState {
	/** Unique in its chart, and safe as a name anywhere: `s0` is the machine itself. */
	readonly id: string;
	/** Keys from the machine down; empty for the machine itself. */
	readonly path: readonly string[];
	/** Its own key; of the machine its id. */
	readonly key: string;
	readonly kind: StateKind;
	/** Of a history state. */
	readonly history?: 'shallow' | 'deep';
	readonly parent?: string;
	readonly children: readonly string[];
	/** The child that is entered first. */
	readonly initial?: string;
	/** What XState may call it: its own id, or the machine's id and its path. */
	readonly names: readonly string[];
	readonly description?: string;
	readonly tags: readonly string[];
	readonly entry: readonly string[];
	readonly exit: readonly string[];
	readonly invokes: readonly string[];
}

export type Cause = 'event' | 'always' | 'after' | 'done' | 'error' | 'snapshot' | 'history';

export interface Transition {
	/** Unique in its chart. */
	readonly id: string;
	readonly source: string;
	/** Ids of states; empty where it stays where it is. */
	readonly targets: readonly string[];
	/** Targets that the definition has no state for, as they are written there. */
	readonly lost: readonly string[];
	readonly cause: Cause;
	/** Types of the events that take it, wildcards among them; none for `always`. */
	readonly types: readonly string[];
	/** What a reader calls it: the event's type, `after 500 ms`, … */
	readonly label: string;
	readonly guard?: string;
	readonly actions: readonly string[];
	readonly description?: string;
	/** It leaves its source and enters it again. */
	readonly reenter: boolean;
}

/** A machine config as a graph: what it says, without where it is drawn. */
export interface Chart {
	readonly root: ChartState;
	/** By id, each after its parent, in the order of the definition. */
	readonly states: ReadonlyMap<string, ChartState>;
	readonly transitions: readonly Transition[];
	/** How many states and transitions are left out, because there are too many or too deep. */
	readonly leftOut: number;
}

/** From a state up to the machine, itself included. */
export function* upwards(chart: Chart, id: string): Generator<ChartState> {
	for (let state = chart.states.get(id); state !== undefined; ) {
		yield state;
		state = state.parent === undefined ? undefined : chart.states.get(state.parent);
	}
}

/** Whether a state is within another one, or that one itself. */
export function isWithin(chart: Chart, id: string, outer: string): boolean {
	for (const state of upwards(chart, id)) if (state.id === outer) return true;
	return false;
}
