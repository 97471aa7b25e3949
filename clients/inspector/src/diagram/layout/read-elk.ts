import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import type { Chart } from '../chart/chart.ts';
import type { Drawn } from './drawn.ts';
import { type ElkGraph, startId } from './elk-graph.ts';
import type { Arrow, Box, Layout, Point, Rect, Start } from './layout.ts';

const rect = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rect>): Rect => ({
	x: Math.round(x),
	y: Math.round(y),
	width: Math.round(width),
	height: Math.round(height),
});

function pointsOf(edge: ElkExtendedEdge): Point[] {
	const points = (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
		startPoint,
		...bendPoints,
		endPoint,
	]);
	return points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
}

/** All nodes and edges, wherever in the result they are. */
function collect(result: ElkNode) {
	const nodes = new Map<string, ElkNode>();
	const edges = new Map<string, ElkExtendedEdge>();
	const waiting: ElkNode[] = [result];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		nodes.set(node.id, node);
		for (const edge of node.edges ?? []) edges.set(edge.id, edge);
		waiting.push(...(node.children ?? []));
	}
	return { nodes, edges };
}

/** What ELK answered, as a layout. */
export function readElk(chart: Chart, drawn: Drawn, asked: ElkGraph, result: ElkNode): Layout {
	const { nodes, edges } = collect(result);
	const boxes = new Map<string, Box>();
	for (const [id, state] of drawn.states) {
		const size = asked.sized.get(id);
		if (size === undefined) continue;
		boxes.set(id, {
			...state,
			name: size.name,
			rows: size.rows,
			headHeight: size.headHeight,
			...rect(nodes.get(id) ?? {}),
		});
	}
	const arrows = drawn.edges.map((edge): Arrow => {
		const laid = edges.get(edge.id);
		const points = laid === undefined ? [] : pointsOf(laid);
		const lines = asked.labels.get(edge.id) ?? [];
		const label = laid?.labels?.[0];
		if (label === undefined || lines.length === 0) return { ...edge, points };
		return { ...edge, points, label: { ...rect(label), lines } };
	});
	const starts = asked.starts.map((state): Start => {
		const edge = edges.get(`${startId(state)}-edge`);
		return {
			id: startId(state),
			at: rect(nodes.get(startId(state)) ?? {}),
			points: edge === undefined ? [] : pointsOf(edge),
		};
	});
	const { width, height } = rect(result);
	return {
		chart,
		width,
		height,
		boxes,
		arrows,
		starts,
		leftOut: drawn.leftOut,
		arrowsLeftOut: drawn.edgesLeftOut,
	};
}
