import type { Chart } from './chart.ts';
import { isConfig } from './config.ts';

const MAX_STEPS = 20_000;

export interface Configuration {
	/** Ids of the active states, outer ones and the machine among them. */
	readonly active: ReadonlySet<string>;
	/** Paths in the state value that the definition has no state for. */
	readonly unknown: readonly string[];
}

const MAX_UNKNOWN = 5;

/** `'a'` is `{a: {}}`. */
function below(value: unknown): readonly [string, unknown][] {
	if (typeof value === 'string' || typeof value === 'number') return [[String(value), undefined]];
	return isConfig(value) ? Object.entries(value) : [];
}

/** Which states of the chart a state value names. */
export function configurationOf(chart: Chart, value: unknown): Configuration {
	const active = new Set<string>();
	const unknown: string[] = [];
	const waiting: [id: string, value: unknown][] = [[chart.root.id, value]];
	for (let step = 0; waiting.length > 0 && step < MAX_STEPS; step++) {
		const [id, inner] = waiting.pop() ?? ['', undefined];
		const state = chart.states.get(id);
		if (state === undefined) continue;
		active.add(id);
		const named = below(inner);
		if (named.length === 0) continue;
		const keys = new Map(state.children.map((child) => [chart.states.get(child)?.key, child]));
		for (const [key, under] of named) {
			const child = keys.get(key);
			if (child !== undefined) waiting.push([child, under]);
			else if (unknown.length < MAX_UNKNOWN) unknown.push([...state.path, key].join('.'));
		}
	}
	return { active: named(value) ? active : new Set(), unknown };
}

/** A machine that has not begun is in no state, itself included. */
const named = (value: unknown): boolean => below(value).length > 0;
