import type { LogEntry, LogView } from './log-types.ts';

/** Entries of the log to be shown, oldest first, with increasing ids. */
export interface Rows {
	readonly size: number;
	/** Undefined beyond the ends, and once the entry was let go. */
	at(index: number): LogEntry | undefined;
}

/** All that the log holds; nothing is copied. */
export function allRows(log: LogView): Rows {
	return { size: log.nextId - log.firstId, at: (index) => log.at(log.firstId + index) };
}

/** Where the entry with this id stands; -1 if it does not. */
export function indexOf(rows: Rows, id: number | undefined): number {
	if (id === undefined) return -1;
	let low = 0;
	let high = rows.size - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const found = rows.at(middle)?.id ?? 0;
		if (found === id) return middle;
		if (found < id) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

/** The first of the rows: those whose ids are below this one. */
export function rowsBelow(rows: Rows, id: number): Rows {
	let low = 0;
	let high = rows.size;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows.at(middle)?.id ?? id) < id) low = middle + 1;
		else high = middle;
	}
	const size = low;
	return { size, at: (index) => (index < size ? rows.at(index) : undefined) };
}
