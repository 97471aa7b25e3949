import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { LogEntry } from '../../store/log-types.ts';
import { LogRow } from './LogRow.tsx';

const ROW_HEIGHT = 28;
/** This near the end counts as being there. */
const AT_END = ROW_HEIGHT;

const OVERSCAN = 12;

function lastRows({ count }: Range, list: HTMLElement | null): number[] {
	const first = Math.max(0, count - Math.ceil((list?.clientHeight ?? 0) / ROW_HEIGHT) - OVERSCAN);
	return Array.from({ length: count - first }, (_, index) => first + index);
}

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
	rows,
	removed,
	following,
	onFollow,
	chosen,
	onChoose,
}: {
	rows: readonly LogEntry[];
	removed: number;
	following: boolean;
	onFollow: (following: boolean) => void;
	chosen: number | undefined;
	onChoose: (entry: LogEntry) => void;
}) {
	const base = useId();
	const scroller = useRef<HTMLDivElement>(null);
	const before = useRef(removed);
	const top = useRef(0);
	const virtual = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_HEIGHT,
		getItemKey: (index) => rows[index]?.id ?? index,
		overscan: OVERSCAN,
		// The list learns of its own scrolling a frame late: at the end of a fast log that shows nothing.
		rangeExtractor: (range) => (following ? lastRows(range, scroller.current) : defaultRangeExtractor(range)),
	});

	useLayoutEffect(() => {
		const element = scroller.current;
		if (element === null) return;
		if (following) element.scrollTop = element.scrollHeight;
		// Keeps what is read where it is while the oldest rows go.
		else element.scrollTop -= (removed - before.current) * ROW_HEIGHT;
		before.current = removed;
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

	const at = chosen === undefined ? -1 : rows.findIndex((row) => row.id === chosen);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = STEPS[event.key];
		if (step === undefined) return;
		event.preventDefault();
		const from = at === -1 ? rows.length - (step < 0 ? 0 : 1) : at;
		const to = Math.min(Math.max(from + step, 0), rows.length - 1);
		const row = rows[to];
		if (row === undefined) return;
		onFollow(to === rows.length - 1);
		onChoose(row);
		virtual.scrollToIndex(to);
	};

	return (
		<div
			className="log-list"
			role="listbox"
			aria-label="Events"
			tabIndex={0}
			aria-activedescendant={at === -1 ? undefined : `${base}-${chosen}`}
			ref={scroller}
			onKeyDown={onKeyDown}
			onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
				const isAtEnd = scrollHeight - scrollTop - clientHeight < AT_END;
				// More may have come since it was scrolled to the end: only going back is leaving.
				const goesBack = scrollTop < top.current;
				top.current = scrollTop;
				if (isAtEnd && !following) onFollow(true);
				else if (!isAtEnd && following && goesBack) onFollow(false);
			}}
		>
			<div role="presentation" className="log-rows" style={{ height: virtual.getTotalSize() }}>
				{virtual.getVirtualItems().map(({ index, start, key }) => {
					const entry = rows[index];
					if (entry === undefined) return null;
					return (
						<LogRow
							key={key}
							id={`${base}-${entry.id}`}
							entry={entry}
							start={start}
							position={index + 1}
							of={rows.length}
							chosen={entry.id === chosen}
							onChoose={onChoose}
						/>
					);
				})}
			</div>
		</div>
	);
}
