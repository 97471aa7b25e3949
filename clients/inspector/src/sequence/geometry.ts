import type { Row } from './model/row.ts';

export const ROW_HEIGHT = 38;
export const LANE_WIDTH = 172;
/** What an arrow has if only one of its ends is drawn. */
const STUB = 56;
/** How far an actor's own event goes round. */
const LOOP = 22;

/** Where a lane's line is, from the left. */
export const laneX = (index: number): number => (index + 0.5) * LANE_WIDTH;

/** Where things of a row are drawn, in pixels. */
export interface Shape {
	/** From where to where its arrow goes; the same for a mark on one lane. */
	readonly from: number;
	readonly to: number;
	/** Which end lies on no lane that is drawn. */
	readonly open?: 'from' | 'to';
	/** Where its chips and marks are, and on which side of it: away from the arrow. */
	readonly mark: number;
	readonly side: 'left' | 'right';
	readonly label: { readonly left: number; readonly width: number };
}

/** A mark on one lane, or an event that its actor gave itself. */
function onOne(x: number, kind: Row['kind']): Shape {
	const out = kind === 'loop' ? LOOP : 0;
	return {
		from: x,
		to: x + out,
		mark: x + out,
		side: 'right',
		label: { left: x + 8, width: LANE_WIDTH - 16 },
	};
}

function between(from: number, to: number): Shape {
	const label = { left: Math.min(from, to) + 8, width: Math.abs(from - to) - 16 };
	return { from, to, mark: to, side: from <= to ? 'right' : 'left', label };
}

function fromElsewhere(x: number): Shape {
	const label = { left: x - LANE_WIDTH / 2 + 2, width: LANE_WIDTH / 2 - 8 };
	return { from: x - STUB, to: x, open: 'from', mark: x, side: 'right', label };
}

function toElsewhere(x: number): Shape {
	const label = { left: x + 8, width: LANE_WIDTH - 16 };
	return { from: x, to: x + STUB, open: 'to', mark: x + STUB, side: 'right', label };
}

/** The shape of a row on the lanes that are drawn; undefined for one across all. */
export function shapeOf({ kind, from, to }: Row, lanes: ReadonlyMap<string, number>): Shape | undefined {
	const [start, end] = [from, to].map((key) => (key === undefined ? undefined : lanes.get(key)));
	if (start !== undefined && end !== undefined && start !== end) return between(laneX(start), laneX(end));
	const at = start ?? end;
	if (kind === 'band' || at === undefined) return undefined;
	if (kind === 'loop' || kind === 'state' || kind === 'start') return onOne(laneX(at), kind);
	return start === undefined ? fromElsewhere(laneX(at)) : toElsewhere(laneX(at));
}
