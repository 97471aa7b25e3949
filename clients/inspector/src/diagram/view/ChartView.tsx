import { ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { chartOf } from '../chart/charts.ts';
import type { DiagramProps } from './diagram-props.ts';
import { Drawing } from './Drawing.tsx';
import './diagram.css';
import './outline.css';

/** A machine's diagram. Whether its value is live or one of the past is the caller's. */
export default function ChartView({ definition, otherwise, ...props }: DiagramProps) {
	const known = useMemo(() => chartOf(definition), [definition]);
	if (known === undefined) return otherwise;
	return (
		<ReactFlowProvider key={known.key}>
			<Drawing known={known} {...props} />
		</ReactFlowProvider>
	);
}
