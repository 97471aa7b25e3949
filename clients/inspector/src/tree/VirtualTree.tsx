import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { places, type TreeRow } from './tree-row.ts';
import { useRovingFocus } from './use-roving-focus.ts';

interface Props<Row extends TreeRow> {
	label: string;
	rows: readonly Row[];
	rowHeight: number;
	/** For rows of several lines. */
	measured?: boolean;
	chosen?: string | undefined;
	onChoose: (row: Row) => void;
	onToggle: (row: Row) => void;
	renderRow: (row: Row) => ReactNode;
	/** Attributes for tests and styles. */
	attributes?: (row: Row) => Record<`data-${string}`, string | number | undefined>;
}

/** A tree of any size: draws what can be seen, has one tab stop, moves by arrow keys as the ARIA practices say. */
export function VirtualTree<Row extends TreeRow>(props: Props<Row>) {
	const { rows, rowHeight, measured = false } = props;
	const scroller = useRef<HTMLDivElement>(null);
	const placed = useMemo(() => places(rows), [rows]);
	const focus = useRovingFocus(props, scroller, (index) => {
		virtual.scrollToIndex(index);
	});
	const virtual = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		getItemKey: (index) => rows[index]?.id ?? index,
		overscan: 8,
		// The row that holds the focus must exist, or the focus would be lost by scrolling.
		rangeExtractor: (range) => {
			const seen = defaultRangeExtractor(range);
			const { index } = focus;
			return index < 0 || seen.includes(index) ? seen : [...seen, index].sort((a, b) => a - b);
		},
	});

	const { chosen } = props;
	useEffect(() => {
		const index = chosen === undefined ? -1 : rows.findIndex((row) => row.id === chosen);
		if (index >= 0) virtual.scrollToIndex(index);
		// Only when another one is chosen: rows that come and go must not move what is read.
	}, [chosen]);

	return (
		<div className="tree" role="tree" aria-label={props.label} ref={scroller} onKeyDown={focus.onKeyDown}>
			<div className="tree-rows" role="presentation" style={{ height: virtual.getTotalSize() }}>
				{virtual.getVirtualItems().map(({ index, start, key }) => {
					const row = rows[index];
					if (row === undefined) return null;
					return (
						<div
							key={key}
							ref={measured ? virtual.measureElement : undefined}
							className="tree-row"
							role="treeitem"
							data-index={index}
							data-level={row.level}
							aria-level={row.level}
							aria-posinset={placed[index]?.position}
							aria-setsize={placed[index]?.of}
							aria-expanded={row.expanded}
							aria-selected={props.chosen === row.id}
							tabIndex={index === focus.index ? 0 : -1}
							style={{
								transform: `translateY(${start}px)`,
								paddingInlineStart: `calc(var(--indent) * ${Math.min(row.level, 30) - 1} + var(--row-inset))`,
							}}
							onClick={(event) => {
								focus.moveTo(index);
								const arrow = event.target instanceof Element && event.target.closest('[data-toggle]');
								if (arrow) props.onToggle(row);
								else props.onChoose(row);
							}}
							{...props.attributes?.(row)}
						>
							{props.renderRow(row)}
						</div>
					);
				})}
			</div>
		</div>
	);
}
