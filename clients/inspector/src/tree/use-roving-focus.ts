import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { TreeRow } from './VirtualTree.tsx';

interface Options<Row extends TreeRow> {
	readonly rows: readonly Row[];
	readonly chosen?: string | undefined;
	readonly onChoose: (row: Row) => void;
	readonly onToggle: (row: Row) => void;
}

const PAGE = 10;

function parentIndex(rows: readonly TreeRow[], index: number): number {
	const level = rows[index]?.level ?? 1;
	for (let above = index - 1; above >= 0; above--) {
		if ((rows[above]?.level ?? 0) < level) return above;
	}
	return index;
}

/** Where a key leads in the tree; undefined for keys that do not move. */
function target(key: string, rows: readonly TreeRow[], index: number): number | undefined {
	const row = rows[index];
	switch (key) {
		case 'ArrowDown':
			return index + 1;
		case 'ArrowUp':
			return index - 1;
		case 'PageDown':
			return index + PAGE;
		case 'PageUp':
			return index - PAGE;
		case 'Home':
			return 0;
		case 'End':
			return rows.length - 1;
		case 'ArrowRight':
			return row?.expanded === true ? index + 1 : undefined;
		case 'ArrowLeft':
			return row?.expanded === true ? undefined : parentIndex(rows, index);
		default:
			return undefined;
	}
}

/** One tab stop for a whole tree: the row last focused, else the chosen one, else the first. */
export function useRovingFocus<Row extends TreeRow>(
	{ rows, chosen, onChoose, onToggle }: Options<Row>,
	container: RefObject<HTMLElement | null>,
	scrollTo: (index: number) => void,
) {
	const [activeId, setActiveId] = useState<string>();
	const wanted = useRef(false);
	const at = (id: string | undefined) => (id === undefined ? -1 : rows.findIndex((row) => row.id === id));
	const active = at(activeId);
	const fallback = rows.length === 0 ? -1 : Math.max(0, at(chosen));
	const index = active >= 0 ? active : fallback;

	useLayoutEffect(() => {
		if (!wanted.current) return;
		const row = container.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
		if (!row) return;
		wanted.current = false;
		row.focus({ preventScroll: true });
	});

	const moveTo = (to: number) => {
		const bounded = Math.min(Math.max(to, 0), rows.length - 1);
		wanted.current = true;
		setActiveId(rows[bounded]?.id);
		scrollTo(bounded);
	};

	const onKeyDown = (event: KeyboardEvent) => {
		const row = rows[index];
		if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		const to = target(event.key, rows, index);
		if (to !== undefined) moveTo(to);
		else if (event.key === 'Enter' || event.key === ' ') onChoose(row);
		else if (event.key === 'ArrowRight' && row.expanded === false) onToggle(row);
		else if (event.key === 'ArrowLeft' && row.expanded === true) onToggle(row);
		else return;
		event.preventDefault();
	};

	return { index, moveTo, onKeyDown };
}
