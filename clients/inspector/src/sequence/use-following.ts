import { type RefObject, type UIEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { ROW_HEIGHT } from './geometry.ts';

/** Keeps a list at its end while it follows, and else what is read where it is. @returns what to do when it scrolls */
export function useFollowing(
	scroller: RefObject<HTMLElement | null>,
	rows: readonly unknown[],
	removed: number,
	following: boolean,
	onFollow: (following: boolean) => void,
): (event: UIEvent<HTMLElement>) => void {
	const before = useRef(removed);
	const top = useRef(0);

	useLayoutEffect(() => {
		const element = scroller.current;
		if (element === null) return;
		if (following) element.scrollTop = element.scrollHeight;
		else element.scrollTop -= (removed - before.current) * ROW_HEIGHT;
		before.current = removed;
	}, [scroller, rows, removed, following]);

	useEffect(() => {
		const element = scroller.current;
		if (element === null || !following) return;
		const observer = new ResizeObserver(() => {
			element.scrollTop = element.scrollHeight;
		});
		observer.observe(element);
		return () => {
			observer.disconnect();
		};
	}, [scroller, following]);

	return ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
		const isAtEnd = scrollHeight - scrollTop - clientHeight < ROW_HEIGHT;
		// More may have come since it was scrolled to the end: only going back is leaving.
		const goesBack = scrollTop < top.current;
		top.current = scrollTop;
		if (isAtEnd && !following) onFollow(true);
		else if (!isAtEnd && following && goesBack) onFollow(false);
	};
}
