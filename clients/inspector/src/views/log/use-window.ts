import { type RefObject, useLayoutEffect, useState } from 'react';

/** Rows drawn beyond what can be seen, so that a short scroll shows no gap. */
const OVERSCAN = 12;

export interface Window {
	readonly first: number;
	/** One more than the last. */
	readonly end: number;
	/** No more rows than this are ever drawn, as long as the height is the same. */
	readonly most: number;
	/** To be called when it was scrolled. */
	readonly onScroll: (scrollTop: number) => void;
}

/**
 * Which of many rows of the same height are to be drawn. Knows nothing of the rows, so a million cost what ten do.
 *
 * @param atEnd the last ones, wherever it is scrolled to: it hears of its own scrolling a frame late
 */
export function useWindow(
	scroller: RefObject<HTMLElement | null>,
	count: number,
	rowHeight: number,
	atEnd: boolean,
): Window {
	const [height, setHeight] = useState(0);
	const [top, setTop] = useState(0);
	useLayoutEffect(() => {
		const element = scroller.current;
		if (element === null) return;
		const measure = () => {
			setHeight(element.clientHeight);
		};
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		return () => {
			observer.disconnect();
		};
	}, [scroller]);

	const seen = Math.ceil(height / rowHeight) + 1;
	const from = atEnd ? count - seen : Math.floor(top / rowHeight);
	// At the end each row is another one whenever something comes: none is drawn that is not seen.
	const first = Math.max(0, Math.min(from, count - seen) - (atEnd ? 0 : OVERSCAN));
	const end = Math.min(count, from + seen + OVERSCAN);
	return { first, end, most: seen + 2 * OVERSCAN, onScroll: setTop };
}
