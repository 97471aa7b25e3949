import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Arrow } from '../layout/layout.ts';
import type { LabelLine } from '../layout/labels.ts';
import { headPath, linePath } from '../layout/line.ts';
import { short } from '../../ui/format.ts';
import type { ArrowEdge } from './flow.ts';
import { useLit } from './lighting.ts';

/** An arrow along the way that the layout found for it. */
export const ArrowLine = memo(function ArrowLine({ data }: EdgeProps<ArrowEdge>) {
	const { points, transitions, label } = data?.arrow ?? { points: [], transitions: [] };
	const line = useMemo(() => linePath(points), [points]);
	const head = useMemo(() => headPath(points), [points]);
	const traced = useLit(({ traced: lit }) => transitions.some(({ id }) => lit.has(id)));
	return (
		<>
			<g
				className="diagram-arrow"
				data-traced={traced || undefined}
				data-first={transitions.length === 0 || undefined}
			>
				<path className="diagram-line" d={line} pathLength={1} />
				<path className="diagram-tip" d={head} />
			</g>
			{label !== undefined && (
				<EdgeLabelRenderer>
					<ArrowLabel label={label} traced={traced} />
				</EdgeLabelRenderer>
			)}
		</>
	);
});

function ArrowLabel({ label, traced }: { label: NonNullable<Arrow['label']>; traced: boolean }) {
	const { x, y, width, height, lines } = label;
	return (
		<div
			className="diagram-label"
			data-traced={traced || undefined}
			style={{ transform: `translate(${x}px,${y}px)`, width, height }}
		>
			{lines.map((line, index) => (
				<LabelText key={index} line={line} />
			))}
		</div>
	);
}

function LabelText({ line: { text, title, font, transition } }: { line: LabelLine }) {
	const traced = useLit(({ traced: lit }) => transition !== undefined && lit.has(transition));
	return (
		<bdi
			className="diagram-label-line"
			data-font={font}
			data-traced={traced || undefined}
			title={short(title, 1_000)}
		>
			{text}
		</bdi>
	);
}
