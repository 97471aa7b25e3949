import type { Point } from './layout.ts';

const RADIUS = 8;

const towards = (from: Point, to: Point, by: number): Point => {
	const length = Math.hypot(to.x - from.x, to.y - from.y);
	if (length === 0) return from;
	return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
};

const half = (from: Point, to: Point) => Math.hypot(to.x - from.x, to.y - from.y) / 2;

const at = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** The data of an SVG path along points, with rounded corners. */
export function linePath(points: readonly Point[]): string {
	const [first, ...rest] = points;
	if (first === undefined) return '';
	const parts = [`M${at(first)}`];
	rest.forEach((point, index) => {
		const before = points[index] ?? first;
		const after = rest[index + 1];
		if (after === undefined) {
			parts.push(`L${at(point)}`);
			return;
		}
		const radius = Math.min(RADIUS, half(before, point), half(point, after));
		parts.push(`L${at(towards(point, before, radius))}Q${at(point)} ${at(towards(point, after, radius))}`);
	});
	return parts.join('');
}

const HEAD = { long: 8, wide: 3.5 };

/** The data of an arrow's head at the end of a line. */
export function headPath(points: readonly Point[]): string {
	const tip = points.at(-1);
	const from = points.findLast(({ x, y }) => x !== tip?.x || y !== tip.y);
	if (tip === undefined || from === undefined) return '';
	const base = towards(tip, from, HEAD.long);
	const across = {
		x: ((tip.y - base.y) * HEAD.wide) / HEAD.long,
		y: ((base.x - tip.x) * HEAD.wide) / HEAD.long,
	};
	const corner = (sign: number) => at({ x: base.x + sign * across.x, y: base.y + sign * across.y });
	return `M${at(tip)}L${corner(1)}L${corner(-1)}Z`;
}
