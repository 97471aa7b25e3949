import {
	type ComponentType,
	type KeyboardEvent,
	type ReactNode,
	useEffect,
	useId,
	useLayoutEffect,
	useRef,
} from 'react';
import type { LogEntry } from '../../store/log-types.ts';
import { indexOf, type Rows } from '../../store/rows.ts';
import { LogRow, type LogRowProps } from './LogRow.tsx';
import { useWindow } from './use-window.ts';

const ROW_HEIGHT = 28;
/** This near the end counts as being there. */
const AT_END = ROW_HEIGHT;

const STEPS: Readonly<Record<string, number>> = {
	ArrowDown: 1,
	ArrowUp: -1,
	PageDown: 10,
	PageUp: -10,
	Home: Number.NEGATIVE_INFINITY,
	End: Number.POSITIVE_INFINITY,
};

/** The rows as a list box: one tab stop, arrow keys choose. */
export function LogList({
	label = 'Events',
	Row = LogRow,
	rows,
	removed,
	following,
	onFollow,
	chosen,
	linked,
	onChoose,
}: {
	label?: string;
	/** Draws one of them. */
	Row?: ComponentType<LogRowProps>;
	rows: Rows;
	removed: number;
	following: boolean;
	onFollow: (following: boolean) => void;
	chosen: number | undefined;
	/** One that a link leads to: it is gone to, once. */
	linked?: number | undefined;
	onChoose: (entry: LogEntry) => void;
}) {
	const base = useId();
	const scroller = useRef<HTMLDivElement>(null);
	const before = useRef(removed);
	/** How many rows there were when it was scrolled to the end. */
	const size = useRef<number>(undefined);
	const top = useRef(0);
	const { first, end, most, onScroll } = useWindow(scroller, rows.size, ROW_HEIGHT, following);

	useLayoutEffect(() => {
		const element = scroller.current;
		if (element === null) return;
		if (following) {
			// Once the log is full it is as long as before: to ask would have the browser lay out everything at once.
			if (rows.size !== size.current) element.scrollTop = element.scrollHeight;
		} else {
			// Keeps what is read where it is while the oldest rows go.
			element.scrollTop -= (removed - before.current) * ROW_HEIGHT;
			// As long as it followed, it was not told where it is.
			if (size.current !== undefined) onScroll(element.scrollTop);
		}
		before.current = removed;
		size.current = following ? rows.size : undefined;
	}, [rows, removed, following]);

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
	}, [following]);

	const at = indexOf(rows, chosen);
	useLayoutEffect(() => {
		const to = indexOf(rows, linked);
		if (scroller.current === null || to === -1) return;
		show(scroller.current, to);
		onScroll(scroller.current.scrollTop);
		// Once: what is read stays where it is while more comes.
	}, [linked]);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = STEPS[event.key];
		if (step === undefined) return;
		event.preventDefault();
		const from = at === -1 ? rows.size - (step < 0 ? 0 : 1) : at;
		const to = Math.min(Math.max(from + step, 0), rows.size - 1);
		const row = rows.at(to);
		if (row === undefined) return;
		onFollow(to === rows.size - 1);
		onChoose(row);
		if (scroller.current !== null) show(scroller.current, to);
	};

	const drawn: ReactNode[] = [];
	for (let index = first; index < end; index++) {
		const entry = rows.at(index);
		if (entry === undefined) continue;
		drawn.push(
			<Row
				key={lane(index + removed, most)}
				id={`${base}-${entry.id}`}
				entry={entry}
				start={index * ROW_HEIGHT}
				position={index + 1}
				of={rows.size}
				chosen={entry.id === chosen}
				onChoose={onChoose}
			/>,
		);
	}

	return (
		<div
			className="log-list"
			role="listbox"
			aria-label={label}
			tabIndex={0}
			aria-activedescendant={at === -1 ? undefined : `${base}-${chosen}`}
			ref={scroller}
			onKeyDown={onKeyDown}
			onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
				const isAtEnd = scrollHeight - scrollTop - clientHeight < AT_END;
				// More may have come since it was scrolled to the end: only going back is leaving.
				const goesBack = scrollTop < top.current;
				top.current = scrollTop;
				if (!following || goesBack) onScroll(scrollTop);
				if (isAtEnd && !following) onFollow(true);
				else if (!isAtEnd && following && goesBack) onFollow(false);
			}}
		>
			<div role="presentation" className="log-rows" style={{ height: rows.size * ROW_HEIGHT }}>
				{drawn}
			</div>
		</div>
	);
}

/** A row that comes takes the elements of the one that went: at full speed all rows are others in each frame. */
const lane = (row: number, lanes: number): number => ((row % lanes) + lanes) % lanes;

/** Scrolls as little as it takes to see a row. */
function show(element: HTMLElement, index: number): void {
	const start = index * ROW_HEIGHT;
	const highest = start + ROW_HEIGHT - element.clientHeight;
	element.scrollTop = Math.min(Math.max(element.scrollTop, highest), start);
}
