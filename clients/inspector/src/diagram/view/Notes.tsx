import type { Chart } from '../chart/chart.ts';
import type { Layout } from '../layout/layout.ts';
import { count, short } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';

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

export function notesOf(chart: Chart, layout: Layout | undefined): string[] {
	const notes: string[] = [];
	if (chart.leftOut > 0) {
		notes.push(
			`Its definition has ${count(chart.leftOut)} more states and transitions than this page reads.`,
		);
	}
	if (layout !== undefined && layout.leftOut > 0) {
		const drawn = `${count(layout.boxes.size)} of ${count(layout.boxes.size + layout.leftOut)} states are drawn`;
		notes.push(`Too many to draw: ${drawn}. All are in the list “States”; shut some to see others.`);
	}
	if (layout !== undefined && layout.arrowsLeftOut > 0) {
		notes.push(
			`${count(layout.arrowsLeftOut)} arrows are left out: there are too many to draw. Shut some states to see others.`,
		);
	}
	return notes;
}
