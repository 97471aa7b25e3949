import type { Chart, ChartState } from '../chart/chart.ts';
import type { TreeRow } from '../../tree/tree-row.ts';

export interface OutlineRow extends TreeRow {
	readonly state: ChartState;
}

const MAX_FOUND = 200;

/** The states as a tree, as far as they are open; while something is searched for, those whose name has it. */
export function outlineRows(chart: Chart, folded: ReadonlySet<string>, search: string): OutlineRow[] {
	const wanted = search.trim().toLowerCase();
	const rows: OutlineRow[] = [];
	if (wanted !== '') {
		for (const state of chart.states.values()) {
			if (rows.length >= MAX_FOUND) break;
			if (state.key.toLowerCase().includes(wanted)) rows.push({ id: state.id, level: 1, state });
		}
		return rows;
	}
	const add = (id: string, level: number) => {
		const state = chart.states.get(id);
		if (state === undefined) return;
		const open = !folded.has(id);
		const unfolds = state.children.length > 0 && state.parent !== undefined ? { expanded: open } : {};
		rows.push({ id, level, state, ...unfolds });
		if (open) for (const child of state.children) add(child, level + 1);
	};
	add(chart.root.id, 1);
	return rows;
}
