import type { Chart } from '../chart/chart.ts';
import type { DrawnEdge, DrawnState } from './drawn.ts';
import type { LabelLine } from './labels.ts';
import type { Row } from './rows.ts';

export interface Point {
	readonly x: number;
	readonly y: number;
}

export interface Rect extends Point {
	readonly width: number;
	readonly height: number;
}

export type Direction = 'RIGHT' | 'DOWN';

/** A state's box, in pixels from the corner of the whole. */
export interface Box extends DrawnState, Rect {
	readonly name: string;
	readonly rows: readonly Row[];
	/** Of the name and the lines below it. */
	readonly headHeight: number;
}

/** An arrow: a line along points. */
export interface Arrow extends DrawnEdge {
	readonly points: readonly Point[];
	readonly label?: Rect & { readonly lines: readonly LabelLine[] };
}

/** The arrow from nowhere into the state that is entered first. */
export interface Start {
	readonly id: string;
	readonly at: Rect;
	readonly points: readonly Point[];
}

/** A chart with a place for everything in it. */
export interface Layout {
	readonly chart: Chart;
	readonly width: number;
	readonly height: number;
	/** By id, outer ones before what is in them. */
	readonly boxes: ReadonlyMap<string, Box>;
	readonly arrows: readonly Arrow[];
	readonly starts: readonly Start[];
	/** States that would be drawn if there were room. */
	readonly leftOut: number;
	readonly arrowsLeftOut: number;
}
