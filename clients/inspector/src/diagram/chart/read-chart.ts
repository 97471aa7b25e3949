import type { Chart } from './chart.ts';
import { isConfig } from './config.ts';
import { readStates } from './read-states.ts';
import { readTransitions } from './read-transitions.ts';

/** A machine config as a chart; undefined for what is none, or has no states to draw. */
export function readChart(definition: unknown): Chart | undefined {
	if (!isConfig(definition)) return undefined;
	const read = readStates(definition);
	if (read.states.size < 2) return undefined;
	const { transitions, leftOut } = readTransitions(read);
	return { root: read.root, states: read.states, transitions, leftOut: read.leftOut + leftOut };
}
