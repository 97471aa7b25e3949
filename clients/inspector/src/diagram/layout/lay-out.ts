import type { Chart } from '../chart/chart.ts';
import { drawnOf } from './drawn.ts';
import type { ElkClient } from './elk-client.ts';
import { elkGraph } from './elk-graph.ts';
import type { Direction, Layout } from './layout.ts';
import type { Measure } from './metrics.ts';
import { readElk } from './read-elk.ts';
import { Recent } from './recent.ts';

const MAX_KEPT = 6;

/** Lays charts out, each once: what it was shut and how it lay is remembered with the chart. */
export class Layouts {
	readonly #elk: Pick<ElkClient, 'layout'>;
	readonly #measure: Measure;
	readonly #kept = new WeakMap<Chart, Recent<Layout>>();

	constructor(elk: Pick<ElkClient, 'layout'>, measure: Measure) {
		this.#elk = elk;
		this.#measure = measure;
	}

	/** The layout if it was found before. */
	known(chart: Chart, folded: ReadonlySet<string>, direction: Direction): Layout | undefined {
		return this.#kept.get(chart)?.get(keyOf(folded, direction));
	}

	async find(
		chart: Chart,
		folded: ReadonlySet<string>,
		direction: Direction,
		signal: AbortSignal,
	): Promise<Layout> {
		const drawn = drawnOf(chart, folded);
		const asked = elkGraph(drawn, direction, this.#measure);
		const layout = readElk(chart, drawn, asked, await this.#elk.layout(asked.graph, signal));
		const kept = this.#kept.get(chart) ?? new Recent<Layout>(MAX_KEPT);
		this.#kept.set(chart, kept);
		return kept.set(keyOf(folded, direction), layout);
	}
}

const keyOf = (folded: ReadonlySet<string>, direction: Direction) =>
	[direction, ...[...folded].sort()].join(' ');
