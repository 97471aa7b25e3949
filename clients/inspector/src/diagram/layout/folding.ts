import type { Chart, ChartState } from '../chart/chart.ts';

/** How many states are drawn at first: what a reader can still see, and a browser draws without a pause. */
export const MAX_AT_FIRST = 320;

/** Which states are shut at first: the outer ones open as long as what is in them is not too much. */
export function foldedAtFirst(chart: Chart): ReadonlySet<string> {
	const folded = new Set<string>();
	let drawn = 1;
	let level: readonly ChartState[] = [chart.root];
	while (level.length > 0) {
		const next: ChartState[] = [];
		for (const state of level) {
			const fits = drawn + state.children.length <= MAX_AT_FIRST || state === chart.root;
			if (state.children.length === 0) continue;
			if (!fits) folded.add(state.id);
			else {
				drawn += state.children.length;
				for (const id of state.children)
					next.push(...(chart.states.get(id) ? [chart.states.get(id) as ChartState] : []));
			}
		}
		level = next;
	}
	return folded;
}

/** All that can be shut, but the machine itself. */
export function foldable(chart: Chart): ReadonlySet<string> {
	const ids = [...chart.states.values()].filter(
		({ children, parent }) => children.length > 0 && parent !== undefined,
	);
	return new Set(ids.map(({ id }) => id));
}
