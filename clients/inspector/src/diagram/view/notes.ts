import type { Chart } from '../chart/chart.ts';
import { count } from '../../ui/format.ts';
import type { Layout } from '../layout/layout.ts';

type Shown = Pick<Layout, 'leftOut' | 'arrowsLeftOut'> & { readonly boxes: { readonly size: number } };

/** What the reader must know of what is not drawn, a sentence each. */
export function notesOf(chart: Chart, layout: Shown | undefined): string[] {
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
