import { type Chart, type ChartState, type Transition, upwards } from '../chart/chart.ts';

export const MAX_DRAWN = 400;
export const MAX_EDGES = 800;

export interface DrawnState {
	readonly state: ChartState;
	/** From 0, the machine itself. */
	readonly depth: number;
	/** It is one of several that are active beside each other. */
	readonly region: boolean;
	/** Its children are drawn in it. */
	readonly open: boolean;
	/** Ids of those children that are drawn. */
	readonly children: readonly string[];
	/** Its transitions that lead nowhere else, drawn as lines in its box. */
	readonly own: readonly Transition[];
}

/** All transitions from one state to another, as one arrow. */
export interface DrawnEdge {
	readonly id: string;
	readonly source: string;
	readonly target: string;
	readonly transitions: readonly Transition[];
}

export interface Drawn {
	readonly states: ReadonlyMap<string, DrawnState>;
	readonly edges: readonly DrawnEdge[];
	/** States that would be drawn if there were room. */
	readonly leftOut: number;
	readonly edgesLeftOut: number;
}

/** What is drawn of a chart while some of its states are shut: arrows to what is in them end at them. */
export function drawnOf(chart: Chart, folded: ReadonlySet<string>): Drawn {
	const states = new Map<string, DrawnState & { children: string[]; own: Transition[] }>();
	let leftOut = 0;
	let level: readonly string[] = [chart.root.id];
	for (let depth = 0; level.length > 0; depth++) {
		const next: string[] = [];
		for (const id of level) {
			const state = chart.states.get(id);
			if (state === undefined) continue;
			if (states.size >= MAX_DRAWN) {
				leftOut++;
				continue;
			}
			const open = state.children.length > 0 && !folded.has(id);
			const parent = state.parent === undefined ? undefined : states.get(state.parent);
			parent?.children.push(id);
			const region = parent?.state.kind === 'parallel';
			states.set(id, { state, depth, region, open, children: [], own: [] });
			if (open) next.push(...state.children);
		}
		level = next;
	}
	return { states, leftOut, ...edgesOf(chart, states) };
}

function edgesOf(chart: Chart, states: ReadonlyMap<string, { readonly own: Transition[] }>) {
	const edges = new Map<string, DrawnEdge & { transitions: Transition[] }>();
	let edgesLeftOut = 0;
	const shown = (id: string) => {
		for (const state of upwards(chart, id)) if (states.has(state.id)) return state.id;
		return undefined;
	};
	for (const transition of chart.transitions) {
		if (transition.targets.length === 0) states.get(transition.source)?.own.push(transition);
		for (const to of transition.targets) {
			const source = shown(transition.source);
			const target = shown(to);
			if (source === undefined || target === undefined) continue;
			// What happens within a shut state is shut away with it.
			if (source === target && (source !== transition.source || target !== to)) continue;
			const id = `${source}-${target}`;
			const edge = edges.get(id);
			if (edge !== undefined) edge.transitions.push(transition);
			else if (edges.size < MAX_EDGES) edges.set(id, { id, source, target, transitions: [transition] });
			else edgesLeftOut++;
		}
	}
	return { edges: [...edges.values()], edgesLeftOut };
}
