export interface TreeRow {
	/** Unique in the tree and the same from one rendering to the next. */
	readonly id: string;
	/** From 1. */
	readonly level: number;
	/** Undefined where there is nothing to unfold. */
	readonly expanded?: boolean | undefined;
}

/** Which of how many siblings a row is, from 1: what the document cannot tell while it holds only what is seen. */
export interface Place {
	readonly position: number;
	readonly of: number;
}

/** The place of each row among those beside it. */
export function places(rows: readonly TreeRow[]): Place[] {
	const positions: number[] = [];
	const groups: { size: number }[] = [];
	const open: ({ size: number } | undefined)[] = [];
	for (const { level } of rows) {
		open.length = Math.min(open.length, level + 1);
		const group = (open[level] ??= { size: 0 });
		positions.push(++group.size);
		groups.push(group);
	}
	return positions.map((position, index) => ({ position, of: groups[index]?.size ?? position }));
}
