import { useEffect, useMemo, useState } from 'react';

const SLICE = 60;

/** A long list, a slice more with each frame: drawn at once it would hold the page up. */
export function useInSlices<Item>(all: readonly Item[]): Item[] {
	const [shown, setShown] = useState({ of: all, count: SLICE });
	const count = shown.of === all ? shown.count : SLICE;
	useEffect(() => {
		if (count >= all.length) return undefined;
		const frame = requestAnimationFrame(() => {
			setShown({ of: all, count: count + SLICE });
		});
		return () => {
			cancelAnimationFrame(frame);
		};
	}, [all, count]);
	return useMemo(() => all.slice(0, count), [all, count]);
}
