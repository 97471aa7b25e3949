import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Layout } from '../layout/layout.ts';
import { ArrowLabel, ArrowLine } from './ArrowLine.tsx';
import { StartPoint, StateBox } from './StateBox.tsx';
import { useInSlices } from './use-in-slices.ts';

/**
 * All that is drawn, as it lies over each other: states with others in them, arrows, the other states, labels. The
 * library moves it as a whole: it would measure each box again and with it every arrow, though all are measured.
 */
export const Sheet = memo(function Sheet({ layout }: { layout: Layout }) {
	const { width, height, starts } = layout;
	const all = useMemo(() => [...layout.boxes.values()], [layout]);
	const boxes = useInSlices(all);
	const arrows = useInSlices(layout.arrows);
	return (
		<ViewportPortal>
			{boxes.map((box) => box.open && <StateBox key={box.state.id} box={box} />)}
			<svg className="diagram-arrows" width={width} height={height} aria-hidden="true">
				{starts.map(({ id, points }) => (
					<ArrowLine key={id} points={points} />
				))}
				{arrows.map(({ id, points, transitions }) => (
					<ArrowLine key={id} points={points} transitions={transitions} />
				))}
			</svg>
			{starts.map((start) => (
				<StartPoint key={start.id} start={start} />
			))}
			{boxes.map((box) => !box.open && <StateBox key={box.state.id} box={box} />)}
			{arrows.map(
				({ id, label, transitions }) =>
					label !== undefined && <ArrowLabel key={id} label={label} transitions={transitions} />,
			)}
		</ViewportPortal>
	);
});
