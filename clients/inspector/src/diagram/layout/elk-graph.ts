import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api';
import type { Drawn, DrawnState } from './drawn.ts';
import { labelOf, labelSize, type LabelLine } from './labels.ts';
import type { Direction } from './layout.ts';
import { BOX, fit, MARKS, type Measure } from './metrics.ts';
import { countWord, type Row, rowsOf } from './rows.ts';

const options = (direction: Direction): LayoutOptions => ({
	'elk.algorithm': 'layered',
	'elk.direction': direction,
	'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
	'elk.edgeRouting': 'ORTHOGONAL',
	'elk.json.shapeCoords': 'ROOT',
	'elk.json.edgeCoords': 'ROOT',
	'elk.edgeLabels.placement': 'CENTER',
	// From where the machine begins onwards. (ELK's own order of the model fails on states within states.)
	'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
	'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
	'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
	'elk.spacing.nodeNode': '24',
	'elk.spacing.edgeNode': '14',
	'elk.spacing.edgeEdge': '12',
	'elk.spacing.edgeLabel': '4',
	'elk.spacing.nodeSelfLoop': '14',
	'elk.layered.spacing.nodeNodeBetweenLayers': '22',
	'elk.layered.spacing.edgeNodeBetweenLayers': '12',
	'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
	'elk.padding': '[top=12,left=12,bottom=12,right=12]',
});

/** On the line, not beside it. */
const INLINE: LayoutOptions = { 'elk.edgeLabels.inline': 'true' };

export interface Sized {
	readonly name: string;
	readonly rows: readonly Row[];
	readonly headHeight: number;
}

export interface ElkGraph {
	readonly graph: ElkNode;
	readonly sized: ReadonlyMap<string, Sized>;
	readonly labels: ReadonlyMap<string, readonly LabelLine[]>;
	/** Ids of the points that first states are entered from. */
	readonly starts: readonly string[];
}

export const startId = (state: string): string => `start-${state}`;

/** A drawing as ELK takes it: boxes in boxes with the size of what they hold, and arrows with the size of their labels. */
export function elkGraph(drawn: Drawn, direction: Direction, measure: Measure): ElkGraph {
	const sized = new Map<string, Sized>();
	const labels = new Map<string, readonly LabelLine[]>();
	const starts: string[] = [];
	const edges: ElkExtendedEdge[] = [];

	const node = (id: string): ElkNode => {
		const of = drawn.states.get(id);
		if (of === undefined) throw new Error(`The state ${id} is not drawn.`);
		if (of.state.kind === 'history') {
			sized.set(id, { name: of.state.history === 'deep' ? 'H*' : 'H', rows: [], headHeight: BOX.history });
			return { id, width: BOX.history, height: BOX.history };
		}
		const size = sizeOf(of, measure);
		sized.set(id, size);
		if (!of.open) return { id, width: size.width, height: size.headHeight };
		const { initial } = of.state;
		const children = of.children.map(node);
		if (initial !== undefined && drawn.states.has(initial)) {
			const point = startId(id);
			starts.push(id);
			children.unshift({ id: point, width: BOX.point, height: BOX.point });
			edges.push({ id: `${point}-edge`, sources: [point], targets: [initial] });
		}
		return {
			id,
			children,
			layoutOptions: {
				// ELK hands none of them down from one level to the next.
				...options(direction),
				'elk.nodeSize.constraints': 'MINIMUM_SIZE',
				'elk.nodeSize.minimum': `(${size.width},${size.headHeight})`,
				'elk.padding': `[top=${size.headHeight + BOX.inner},left=${BOX.inner},bottom=${BOX.inner},right=${BOX.inner}]`,
			},
		};
	};
	const root = [...drawn.states.keys()][0] ?? '';
	const children = [node(root)];
	for (const { id, source, target, transitions } of drawn.edges) {
		const lines = labelOf(transitions, measure);
		labels.set(id, lines);
		edges.push({
			id,
			sources: [source],
			targets: [target],
			...(lines.length === 0
				? {}
				: { labels: [{ id: `${id}-label`, text: id, layoutOptions: INLINE, ...labelSize(lines, measure) }] }),
		});
	}
	return {
		graph: { id: 'chart', layoutOptions: options(direction), children, edges },
		sized,
		labels,
		starts,
	};
}

function sizeOf({ state, own, open }: DrawnState, measure: Measure): Sized & { width: number } {
	const name = fit(state.key, 'name', BOX.maxText, measure);
	const rows = rowsOf(state, own, measure);
	const folds = state.children.length > 0 && state.parent !== undefined;
	const marks = (MARKS.has(state.kind) ? BOX.mark : 0) + (folds ? BOX.fold : 0);
	const count =
		open || state.children.length === 0 ? 0 : measure(countWord(state.children.length), 'small') + 8;
	const texts = [
		measure(name, 'name') + marks + count,
		...rows.map(({ text, leadWidth }) => leadWidth + measure(text, 'small')),
	];
	return {
		name,
		rows,
		width: Math.max(BOX.minWidth, Math.ceil(Math.max(...texts)) + 2 * BOX.paddingX),
		headHeight: BOX.head + (rows.length === 0 ? 0 : rows.length * BOX.row + BOX.rowsBottom),
	};
}
