import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react';
import { LANE_WIDTH, ROW_HEIGHT, type Shape, shapeOf } from './geometry.ts';
import { LaneHeads } from './LaneHeads.tsx';
import { Lifelines } from './Lifelines.tsx';
import type { Lane } from './model/lane.ts';
import type { Row } from './model/row.ts';
import { placeOf } from './model/shown-rows.ts';
import { rowWords } from './row-words.ts';
import { SequenceRow } from './SequenceRow.tsx';
import { useFollowing } from './use-following.ts';
import type { SequenceOnShow } from './use-sequence.ts';

const OVERSCAN = 8;

const STEPS: Readonly<Record<string, number>> = {
	ArrowDown: 1,
	ArrowUp: -1,
	PageDown: 10,
	PageUp: -10,
	Home: Number.NEGATIVE_INFINITY,
	End: Number.POSITIVE_INFINITY,
};

function lastRows({ count }: Range, list: HTMLElement | null): number[] {
	const first = Math.max(0, count - Math.ceil((list?.clientHeight ?? 0) / ROW_HEIGHT) - OVERSCAN);
	return Array.from({ length: count - first }, (_, index) => first + index);
}

/** Scrolls sideways to where a row's arrow is. */
function bringIntoView(list: HTMLElement, shape: Shape | undefined): void {
	if (shape === undefined) return;
	const canvas = list.firstElementChild ?? list;
	const times = Number.parseFloat(getComputedStyle(canvas).getPropertyValue('--times')) || 0;
	const left = Math.min(shape.from, shape.to) - LANE_WIDTH / 2;
	const right = Math.max(shape.from, shape.to) + LANE_WIDTH / 2 + times;
	const furthest = right - list.clientWidth;
	list.scrollLeft = Math.max(Math.min(list.scrollLeft, left), furthest);
}

/** Lanes and rows: heads that stay, and a list box below them with one tab stop, where arrow keys choose. */
export function SequenceList({
	shown,
	following,
	onFollow,
	chosen,
	onChoose,
	onHide,
	onShowActor,
}: {
	shown: SequenceOnShow;
	following: boolean;
	onFollow: (following: boolean) => void;
	/** Number of the chosen row. */
	chosen: number | undefined;
	onChoose: (row: Row) => void;
	onHide: (lane: Lane) => void;
	onShowActor: (lane: Lane) => void;
}) {
	const { sequence, lanes, rows, removed } = shown;
	const base = useId();
	const scroller = useRef<HTMLDivElement>(null);
	const places = useMemo(() => new Map(lanes.map(({ key }, index) => [key, index])), [lanes]);
	const onScroll = useFollowing(scroller, rows, removed, following, onFollow);
	const virtual = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_HEIGHT,
		getItemKey: (index) => rows[index] ?? index,
		overscan: OVERSCAN,
		// The list learns of its own scrolling a frame late: at the end of a fast log that shows nothing.
		rangeExtractor: (range) => (following ? lastRows(range, scroller.current) : defaultRangeExtractor(range)),
	});

	const counterpart = sequence.row(chosen ?? 0)?.counterpart;
	const place = chosen === undefined ? -1 : placeOf(rows, chosen);
	const at = rows[place] === chosen ? place : -1;
	const chosenAt = useRef(-1);
	chosenAt.current = at;
	useEffect(() => {
		const row = chosen === undefined ? undefined : sequence.row(chosen);
		if (row === undefined || scroller.current === null) return;
		if (!following && chosenAt.current >= 0) virtual.scrollToIndex(chosenAt.current);
		bringIntoView(scroller.current, shapeOf(row, places));
		// Once: what is read stays where it is while more comes.
	}, [chosen]);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = STEPS[event.key];
		if (step === undefined) return;
		event.preventDefault();
		const from = at === -1 ? rows.length - (step < 0 ? 0 : 1) : at;
		const to = Math.min(Math.max(from + step, 0), rows.length - 1);
		const row = sequence.row(rows[to] ?? 0);
		if (row === undefined) return;
		onFollow(to === rows.length - 1);
		onChoose(row);
	};

	return (
		<div className="seq-list" ref={scroller} onScroll={onScroll}>
			<div className="seq-canvas" style={{ '--lanes': `${lanes.length * LANE_WIDTH}px` }}>
				<LaneHeads lanes={lanes} onHide={onHide} onShowActor={onShowActor} />
				<div
					className="seq-rows"
					role="listbox"
					aria-label="Sequence"
					tabIndex={0}
					aria-activedescendant={at === -1 ? undefined : `${base}-${chosen}`}
					style={{ height: virtual.getTotalSize() }}
					onKeyDown={onKeyDown}
				>
					<Lifelines lanes={lanes} rows={rows} />
					{virtual.getVirtualItems().map(({ index, start, key }) => {
						const row = sequence.row(rows[index] ?? 0);
						if (row === undefined) return null;
						const from = sequence.lanes.get(row.from ?? row.to ?? '');
						return (
							<SequenceRow
								key={key}
								id={`${base}-${row.id}`}
								row={row}
								places={places}
								words={rowWords(row, sequence.lanes)}
								hue={from?.hue ?? row.entry.hue}
								start={start}
								position={index + 1}
								of={rows.length}
								chosen={row.id === chosen}
								belongs={row.id === counterpart}
								onChoose={onChoose}
							/>
						);
					})}
				</div>
			</div>
		</div>
	);
}
