import { type Chart, type ChartState, isWithin, type Transition, upwards } from './chart.ts';

type Ids = ReadonlySet<string>;

/** 0: the type itself; more for a wildcard, the longer one first; undefined where none matches. */
function rank({ types }: Transition, type: string): number | undefined {
	if (types.includes(type)) return 0;
	const wildcards = types.filter(
		(each) => each === '*' || (each.endsWith('.*') && type.startsWith(each.slice(0, -1))),
	);
	const longest = Math.max(...wildcards.map(({ length }) => length));
	return wildcards.length === 0 ? undefined : 1 / longest;
}

/** How many states that the machine goes through by itself are tried for one target. */
const MAX_TRIED = 1_000;
/** What a state's `onDone` is taken by. */
const DONE = 'xstate.done.state.';
/** How many `always` and `onDone` transitions are looked at for one event: a definition may lead from everywhere to everywhere. */
const MAX_LOOKS = 10_000;

function add(bySource: Map<string, Transition[]>, transition: Transition): void {
	const own = bySource.get(transition.source);
	if (own === undefined) bySource.set(transition.source, [transition]);
	else own.push(transition);
}

/** What each state reacts to, made once for a chart. */
export class Tracer {
	readonly #bySource = new Map<string, Transition[]>();
	readonly #always = new Map<string, Transition[]>();
	readonly #onDone = new Map<string, Transition[]>();
	#looks = 0;

	constructor(private readonly chart: Chart) {
		for (const transition of chart.transitions) {
			add(this.#bySource, transition);
			if (transition.cause === 'always') add(this.#always, transition);
			if (transition.types[0]?.startsWith(DONE)) add(this.#onDone, transition);
		}
	}

	/**
	 * The transitions that an event took, told from where the machine was and where it is: guards ran elsewhere. The
	 * innermost active state decides first, in each region; what `always` and `onDone` did afterwards is among them.
	 */
	trace(type: string, before: Ids, after: Ids): ReadonlySet<string> {
		this.#looks = 0;
		const ways = new Map<string, readonly Transition[] | undefined>();
		const wayOf = (state: ChartState) => {
			if (!ways.has(state.id)) ways.set(state.id, this.#wayOut(state, type, before, after));
			return ways.get(state.id);
		};
		const left = new Set<string>();
		for (const leaf of this.#leaves(before)) {
			for (const state of upwards(this.chart, leaf.id)) {
				if (wayOf(state) === undefined) continue;
				left.add(state.id);
				break;
			}
		}
		const around = this.#around(left);
		const inner = [...left].filter((id) => !around.has(id));
		return new Set(inner.flatMap((id) => (ways.get(id) ?? []).map((transition) => transition.id)));
	}

	/** All states around these. */
	#around(ids: Ids): Ids {
		const found = new Set<string>();
		for (const id of ids)
			for (const state of upwards(this.chart, id)) if (state.id !== id) found.add(state.id);
		return found;
	}

	#leaves(active: Ids): ChartState[] {
		return [...active].flatMap((id) => {
			const state = this.chart.states.get(id);
			return state === undefined || state.children.some((child) => active.has(child)) ? [] : state;
		});
	}

	#wayOut(source: ChartState, type: string, before: Ids, after: Ids): readonly Transition[] | undefined {
		const candidates = (this.#bySource.get(source.id) ?? [])
			.map((transition) => ({ transition, rank: rank(transition, type) }))
			.filter(({ rank: found }) => found !== undefined)
			.sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
		const ways = candidates.flatMap(({ transition }) => {
			const onward = this.#onward(transition, after);
			return onward === undefined ? [] : [[transition, ...onward]];
		});
		// A transition that explains what changed says more than one that could have happened as well.
		return ways.find((way) => this.#entersNew(way, before)) ?? ways[0];
	}

	#entersNew(way: readonly Transition[], before: Ids): boolean {
		return way.some(({ targets }) =>
			targets.some((target) => !before.has(target) && !this.#isHistory(target)),
		);
	}

	/** What the machine took by itself, from its targets on to where the machine is now; undefined if none do. */
	#onward(transition: Transition, after: Ids): readonly Transition[] | undefined {
		if (transition.lost.length > 0) return undefined;
		const ways = transition.targets.map((target) => this.#from(target, after, new Set()));
		return ways.every((way) => way !== undefined) ? ways.flat() : undefined;
	}

	#from(target: string, after: Ids, seen: Set<string>): readonly Transition[] | undefined {
		if (after.has(target)) return [];
		if (this.#isHistory(target))
			return after.has(this.chart.states.get(target)?.parent ?? '') ? [] : undefined;
		if (seen.has(target) || seen.size === MAX_TRIED) return undefined;
		seen.add(target);
		for (const own of this.#byItself(target)) {
			for (const next of own.targets) {
				const onward = this.#from(next, after, seen);
				if (onward !== undefined) return [own, ...onward];
			}
		}
		return undefined;
	}

	/** What the machine may take next without an event, as far as it is looked at. */
	*#byItself(target: string): Generator<Transition> {
		for (const id of this.#near(target)) {
			for (const always of this.#always.get(id) ?? []) {
				if (++this.#looks > MAX_LOOKS) return;
				if (!always.targets.some((to) => isWithin(this.chart, target, to))) yield always;
			}
		}
		for (const id of this.#completedBy(target)) {
			for (const onDone of this.#onDone.get(id) ?? []) {
				if (++this.#looks > MAX_LOOKS) return;
				yield onDone;
			}
		}
	}

	/** The state itself, those entered with it and those around it. */
	#near(target: string): string[] {
		const near = [...upwards(this.chart, target)].map(({ id }) => id);
		for (let state = this.chart.states.get(target); state?.initial !== undefined; ) {
			near.unshift(state.initial);
			state = this.chart.states.get(state.initial);
		}
		return near;
	}

	/** Of a final state: the one around it, and the parallel one around that. */
	#completedBy(target: string): string[] {
		const { states } = this.chart;
		const { kind, parent = '' } = states.get(target) ?? {};
		if (kind !== 'final') return [];
		const outer = states.get(states.get(parent)?.parent ?? '');
		return outer?.kind === 'parallel' ? [parent, outer.id] : [parent];
	}

	#isHistory(id: string): boolean {
		return this.chart.states.get(id)?.kind === 'history';
	}
}
