import type { ReactNode } from 'react';

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
