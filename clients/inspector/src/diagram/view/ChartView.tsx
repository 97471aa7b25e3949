import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useMemo } from 'react';
import { chartOf } from '../chart/charts.ts';
import { Drawing } from './Drawing.tsx';
import './diagram.css';
import './outline.css';

export interface DiagramProps {
	/** A machine config as JSON, as a peer tells it. */
	readonly definition: string;
	/** The state value that is lit. */
	readonly value: unknown;
	/** The state value before it, and the event that led from there: what is traced. */
	readonly previousValue?: unknown;
	readonly event?: unknown;
	/** Shown instead where the definition has no states, or cannot be read. */
	readonly otherwise: ReactNode;
}

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
