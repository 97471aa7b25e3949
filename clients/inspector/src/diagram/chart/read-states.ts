import type { ChartState, StateKind } from './chart.ts';
import { config, type Config, isConfig, list, nameOf, namesOf, text } from './config.ts';

export const MAX_STATES = 20_000;
const MAX_DEPTH = 30;
const MAX_TAGS = 20;
/** Of the keys from the machine down to a state, in characters: each state within has them again. */
const MAX_PATH = 2_000;

/** A state and the config it was read from, for what is read once all states are known. */
export interface ReadState extends ChartState {
	readonly config: Config;
}

export interface ReadStates {
	readonly states: ReadonlyMap<string, ReadState>;
	readonly root: ReadState;
	readonly leftOut: number;
}

type Draft = { -readonly [Member in keyof ReadState]: ReadState[Member] } & { children: string[] };

function kindOf(of: Config): StateKind {
	const { type } = of;
	if (type === 'final' || type === 'history') return type;
	if (Object.keys(config(of.states)).length === 0) return 'atomic';
	// What XState 4 said.
	return type === 'parallel' || of.parallel === true ? 'parallel' : 'compound';
}

function countStates(states: Config): number {
	let count = 0;
	const waiting: Config[] = [states];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		for (const state of Object.values(next)) {
			if (++count >= MAX_STATES * 10) return count;
			waiting.push(config(config(state).states));
		}
	}
	return count;
}

/** `initial: 'a'`, `{target: 'a'}`, and `{target: ['#machine.a']}` as XState writes it itself. */
function initialKey(of: Config): string | undefined {
	const { initial } = of;
	const target = isConfig(initial) ? list(initial.target)[0] : initial;
	return text(target);
}

function describe(of: Config) {
	const description = text(of.description);
	return {
		...(description === undefined ? {} : { description }),
		tags: list(of.tags)
			.slice(0, MAX_TAGS)
			.filter((tag) => typeof tag === 'string'),
		entry: namesOf(of.entry ?? of.onEntry),
		exit: namesOf(of.exit ?? of.onExit),
		invokes: list(of.invoke).slice(0, MAX_TAGS).map(invokeName),
	};
}

function invokeName(invoke: unknown): string {
	const src = nameOf(config(invoke).src ?? invoke);
	const id = text(config(invoke).id);
	return id === undefined || id === src ? src : `${src} as ${id}`;
}

function historyOf(of: Config, kind: StateKind) {
	if (kind !== 'history') return {};
	return { history: of.history === 'deep' ? ('deep' as const) : ('shallow' as const) };
}

/** The states of a machine config, as many and as deep as this page reads. */
export function readStates(machine: Config): ReadStates {
	const states = new Map<string, Draft>();
	const machineId = (text(machine.id) ?? text(machine.key) ?? '(machine)').slice(0, MAX_PATH);
	let leftOut = 0;

	const read = (of: Config, path: readonly string[], parent: string | undefined): Draft => {
		const kind = kindOf(of);
		const own = text(of.id);
		const full = [machineId, ...path].join('.');
		const state: Draft = {
			id: `s${states.size}`,
			path,
			key: path.at(-1) ?? machineId,
			kind,
			...historyOf(of, kind),
			...(parent === undefined ? {} : { parent }),
			children: [],
			names: [...new Set([own ?? full, full, path.join('.')])],
			...describe(of),
			config: of,
		};
		states.set(state.id, state);
		readChildren(of, state);
		return state;
	};
	const readChildren = (of: Config, state: Draft) => {
		const below = config(of.states);
		if (state.path.length >= MAX_DEPTH) {
			leftOut += countStates(below);
			return;
		}
		const initial = initialKey(of);
		const above = state.path.join('.').length;
		for (const [key, child] of Object.entries(below)) {
			if (states.size >= MAX_STATES || above + key.length > MAX_PATH) {
				leftOut += 1 + countStates(config(config(child).states));
				continue;
			}
			const { id } = read(config(child), [...state.path, key], state.id);
			state.children.push(id);
			if (initial === key || initial?.startsWith('#') === true) {
				if (initial === key || isNamed(states.get(id), initial)) state.initial = id;
			}
		}
	};
	const root = read(machine, [], undefined);
	return { states, root, leftOut };
}

const isNamed = (state: ReadState | undefined, reference: string): boolean =>
	state?.names.includes(reference.slice(1)) === true;
