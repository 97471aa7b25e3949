import { useMemo, useRef } from 'react';
import { FilteredLog } from '../../store/filtered-log.ts';
import { parseFilter } from '../../store/filter.ts';
import type { LogView } from '../../store/log-types.ts';
import type { LogEntry } from '../../store/log-types.ts';

export interface LogRows {
	readonly rows: readonly LogEntry[];
	/** Rows that went away at the front since this filter was set. */
	readonly removed: number;
	/** Entries that came since it was paused. */
	readonly waiting: number;
}

/** The log through the filter; stands still while paused. */
export function useLogRows(log: LogView, filter: string, paused: boolean): LogRows {
	const held = useRef(log);
	if (!paused) held.current = log;
	const shown = held.current;
	const filtered = useMemo(() => new FilteredLog(parseFilter(filter)), [filter]);
	return useMemo(() => {
		const rows = filtered.read(shown);
		return { rows, removed: filtered.removed, waiting: log.nextId - shown.nextId };
	}, [filtered, shown, log]);
}
