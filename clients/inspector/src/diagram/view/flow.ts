import type { Edge, Node } from '@xyflow/react';
import type { Arrow, Box, Layout, Rect, Start } from '../layout/layout.ts';

export type StateNode = Node<{ readonly box: Box }, 'state'>;
export type StartNode = Node<{ readonly start: Start }, 'start'>;
export type ArrowEdge = Edge<{ readonly arrow: Pick<Arrow, 'points' | 'transitions' | 'label'> }, 'arrow'>;

/** Above all boxes: an arrow may lead through those around it. */
const ABOVE = 1_000;

const placed = ({ x, y, width, height }: Rect) => ({
	position: { x, y },
	width,
	height,
	measured: { width, height },
});

export function nodesOf({ boxes, starts }: Layout): (StateNode | StartNode)[] {
	const states = [...boxes.values()].map((box): StateNode => {
		return { id: box.state.id, type: 'state', ...placed(box), zIndex: box.depth, data: { box } };
	});
	const points = starts.map((start): StartNode => {
		return { id: start.id, type: 'start', ...placed(start.at), zIndex: ABOVE, data: { start } };
	});
	return [...states, ...points];
}

export function edgesOf({ arrows, starts, chart }: Layout): ArrowEdge[] {
	const first = starts.map(({ id, points }): ArrowEdge => {
		const target = chart.states.get(id.replace('start-', ''))?.initial ?? '';
		return {
			id: `${id}-edge`,
			type: 'arrow',
			source: id,
			target,
			zIndex: ABOVE,
			data: { arrow: { points, transitions: [] } },
		};
	});
	const others = arrows.map((arrow): ArrowEdge => {
		const { id, source, target } = arrow;
		return { id, type: 'arrow', source, target, zIndex: ABOVE, data: { arrow } };
	});
	return [...first, ...others];
}
