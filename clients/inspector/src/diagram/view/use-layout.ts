import { useEffect, useState } from 'react';
import type { Chart } from '../chart/chart.ts';
import { ElkClient } from '../layout/elk-client.ts';
import { Layouts } from '../layout/lay-out.ts';
import type { Direction, Layout } from '../layout/layout.ts';
import { browserMeasure } from './measure.ts';

let shared: Layouts | undefined;

/** Of the page: a worker is started once, and actors of one kind are laid out once. */
const layouts = (): Layouts => (shared ??= new Layouts(new ElkClient(), browserMeasure()));

interface Found {
	/** The newest that there is, while the next one is looked for too. */
	readonly layout: Layout | undefined;
	readonly working: boolean;
	/** Why there is none. */
	readonly problem: string | undefined;
	readonly again: () => void;
}

type Result = { readonly of: object } & ({ readonly layout: Layout } | { readonly problem: string });

/** Lays a chart out beside the page as soon as the direction is known, anew only when what is shut or the direction changes. */
export function useLayout(
	chart: Chart,
	folded: ReadonlySet<string>,
	direction: Direction | undefined,
): Found {
	const [attempt, setAttempt] = useState(0);
	const [result, setResult] = useState<Result>();
	const [layout, setLayout] = useState<Layout>();
	const known = direction && layouts().known(chart, folded, direction);

	useEffect(() => {
		if (direction === undefined) return undefined;
		if (known !== undefined) {
			setLayout(known);
			return undefined;
		}
		const stop = new AbortController();
		layouts()
			.find(chart, folded, direction, stop.signal)
			.then(
				(found) => {
					setLayout(found);
					setResult({ of: folded, layout: found });
				},
				(error: unknown) => {
					if (stop.signal.aborted) return;
					setResult({ of: folded, problem: error instanceof Error ? error.message : String(error) });
				},
			);
		return () => {
			stop.abort();
		};
	}, [chart, folded, direction, attempt]);

	const problem =
		result !== undefined && result.of === folded && 'problem' in result ? result.problem : undefined;
	return {
		layout: known ?? layout,
		working: known === undefined && problem === undefined,
		problem: known === undefined ? problem : undefined,
		again: () => {
			setResult(undefined);
			setAttempt((before) => before + 1);
		},
	};
}
