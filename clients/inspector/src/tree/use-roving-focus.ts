import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { TreeRow } from './tree-row.ts';

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

type Move = (rows: readonly TreeRow[], index: number) => number | undefined;

/** Where each key leads; undefined where it unfolds or folds instead. */
const MOVES = new Map<string, Move>([
	['ArrowDown', (_rows, index) => index + 1],
	['ArrowUp', (_rows, index) => index - 1],
	['PageDown', (_rows, index) => index + PAGE],
	['PageUp', (_rows, index) => index - PAGE],
	['Home', () => 0],
	['End', (rows) => rows.length - 1],
	['ArrowRight', (rows, index) => (rows[index]?.expanded === true ? index + 1 : undefined)],
	['ArrowLeft', (rows, index) => (rows[index]?.expanded === true ? undefined : parentIndex(rows, index))],
]);

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

	const act = (key: string, row: Row): boolean => {
		const unfolds = key === 'ArrowRight' && row.expanded === false;
		const folds = key === 'ArrowLeft' && row.expanded === true;
		if (key === 'Enter' || key === ' ') onChoose(row);
		else if (unfolds || folds) onToggle(row);
		else return false;
		return true;
	};

	const onKeyDown = (event: KeyboardEvent) => {
		const row = rows[index];
		if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		const to = MOVES.get(event.key)?.(rows, index);
		if (to !== undefined) moveTo(to);
		else if (!act(event.key, row)) return;
		event.preventDefault();
	};

	return { index, moveTo, onKeyDown };
}
