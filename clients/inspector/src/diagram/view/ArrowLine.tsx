import { memo, useMemo } from 'react';
import type { Arrow, Point } from '../layout/layout.ts';
import type { LabelLine } from '../layout/labels.ts';
import { headPath, linePath } from '../layout/line.ts';
import { short } from '../../ui/format.ts';
import { useLit } from './lighting.ts';

const NO_TRANSITIONS: Arrow['transitions'] = [];

/** An arrow along the way that the layout found for it; into a first state, if it is none of a transition. */
export const ArrowLine = memo(function ArrowLine({
	points,
	transitions = NO_TRANSITIONS,
}: {
	points: readonly Point[];
	transitions?: Arrow['transitions'];
}) {
	const line = useMemo(() => linePath(points), [points]);
	const head = useMemo(() => headPath(points), [points]);
	const traced = useLit(({ traced: lit }) => transitions.some(({ id }) => lit.has(id)));
	return (
		<g
			className="diagram-arrow"
			data-traced={traced || undefined}
			data-first={transitions.length === 0 || undefined}
		>
			<path className="diagram-line" d={line} pathLength={1} />
			<path className="diagram-tip" d={head} />
		</g>
	);
});

/** What stands on an arrow. */
export const ArrowLabel = memo(function ArrowLabel({
	label,
	transitions,
}: {
	label: NonNullable<Arrow['label']>;
	transitions: Arrow['transitions'];
}) {
	const traced = useLit(({ traced: lit }) => transitions.some(({ id }) => lit.has(id)));
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
});

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
