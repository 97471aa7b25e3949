import { useMemo } from 'react';
import { parseFilter } from '../../store/filter.ts';
import { FilteredLog } from '../../store/filtered-log.ts';
import { heldLog, MAX_HELD } from '../../store/held-log.ts';
import type { LogView } from '../../store/log-types.ts';
import type { Rows } from '../../store/rows.ts';
import { useFiltered } from '../../ui/use-filtered.ts';

export interface LogRows {
	readonly rows: Rows;
	/** Rows that went away at the front; only the difference from one time to the next means something. */
	readonly removed: number;
	/** Entries that came since it was paused. */
	readonly waiting: number;
	/** While it is paused: how many entries stay, if those are not all. */
	readonly held: number | undefined;
	/** Older entries are still looked through. */
	readonly searching: boolean;
}

/** The log through the filter; stands still while paused. */
export function useLogRows(log: LogView, filter: string, paused: boolean): LogRows {
	const held = useMemo(() => (paused ? heldLog(log) : undefined), [paused]);
	const shown = held ?? log;
	const filtered = useMemo(() => {
		const holds = parseFilter(filter);
		return holds && new FilteredLog(holds);
	}, [filter, held]);
	const { rows, searching } = useFiltered(shown, filtered);
	return {
		rows,
		removed: filtered?.removed ?? shown.firstId,
		waiting: log.nextId - shown.nextId,
		held: held !== undefined && held.nextId - held.firstId === MAX_HELD ? MAX_HELD : undefined,
		searching,
	};
}
