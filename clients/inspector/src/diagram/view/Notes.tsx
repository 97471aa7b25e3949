import type { Chart } from '../chart/chart.ts';
import type { Layout } from '../layout/layout.ts';
import { short } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { notesOf } from './notes.ts';

/** What the drawing does not show, and why. */
export function Notes({
	chart,
	layout,
	unknown,
}: {
	chart: Chart;
	layout: Layout | undefined;
	unknown: readonly string[];
}) {
	const notes = notesOf(chart, layout);
	if (notes.length === 0 && unknown.length === 0) return null;
	return (
		<ul className="diagram-notes" aria-label="What the diagram leaves out">
			{notes.map((note) => (
				<li key={note} className="banner">
					<Icon name="warning" />
					{note}
				</li>
			))}
			{unknown.length > 0 && (
				<li className="banner">
					<Icon name="warning" />
					<span>
						It is in <bdi>{short(unknown.join(', '))}</bdi>, which its definition does not name.
					</span>
				</li>
			)}
		</ul>
	);
}
