import { join } from '../store/state-value.ts';

export interface ValueBox {
	readonly key: string;
	readonly path: string;
	/** Beside each other, where there are several. */
	readonly inner: readonly ValueBox[];
}

const MAX_BOXES = 200;
const MAX_DEPTH = 20;

/** A state value as boxes in boxes, without knowing its machine: all of them are active. */
export function valueBoxes(value: unknown): {
	readonly boxes: readonly ValueBox[];
	readonly leftOut: boolean;
} {
	let left = MAX_BOXES;
	let leftOut = false;
	const walk = (inner: unknown, path: string, depth: number): ValueBox[] => {
		const named: readonly [string, unknown][] =
			typeof inner === 'string' || typeof inner === 'number'
				? [[String(inner), undefined]]
				: typeof inner === 'object' && inner !== null
					? Object.entries(inner)
					: [];
		return named.flatMap(([key, below]) => {
			if (left <= 0 || depth > MAX_DEPTH) {
				leftOut = true;
				return [];
			}
			left--;
			const own = join(path, key);
			return [{ key, path: own, inner: walk(below, own, depth + 1) }];
		});
	};
	const boxes = walk(value, '', 0);
	return { boxes, leftOut };
}
