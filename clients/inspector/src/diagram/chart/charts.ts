import { parseDefinition } from '../../store/state-tree.ts';
import type { Chart } from './chart.ts';
import { readChart } from './read-chart.ts';
import { Tracer } from './trace.ts';

export interface KnownChart {
	readonly chart: Chart;
	readonly tracer: Tracer;
	/** Tells it from every other one. */
	readonly key: number;
}

const MAX_KEPT = 8;
/** Reading a longer text would be felt. */
const MAX_CHARACTERS = 4 * 1024 * 1024;

const kept = new Map<string, KnownChart | undefined>();
let lastKey = 0;

function read(definition: string): KnownChart | undefined {
	const chart = definition.length > MAX_CHARACTERS ? undefined : readChart(parseDefinition(definition));
	return chart && { chart, tracer: new Tracer(chart), key: ++lastKey };
}

/** The chart of a definition, the same one for the same text as long as it is remembered; undefined if it has none. */
export function chartOf(definition: string): KnownChart | undefined {
	const chart = kept.has(definition) ? kept.get(definition) : read(definition);
	kept.delete(definition);
	kept.set(definition, chart);
	const [oldest] = kept.keys();
	if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
	return chart;
}
