import { useEffect, useMemo, useState } from 'react';
import type { FilteredLog } from '../store/filtered-log.ts';
import type { LogView } from '../store/log-types.ts';
import { allRows, type Rows } from '../store/rows.ts';

/** How long the search through what was there before may take at a time, in ms. */
const SLICE_MS = 8;

/** What of the log matches, without a filter all; what was there before is looked through in slices. */
export function useFiltered(
	log: LogView,
	filtered: FilteredLog | undefined,
): { readonly rows: Rows; readonly searching: boolean } {
	const [slices, setSlices] = useState(0);
	const rows = useMemo(() => filtered?.read(log) ?? allRows(log), [filtered, log, slices]);
	const searching = filtered?.isSearching(log) ?? false;

	useEffect(() => {
		if (!searching) return;
		const timer = setTimeout(() => {
			const end = performance.now() + SLICE_MS;
			filtered?.search(log, () => performance.now() > end);
			setSlices((before) => before + 1);
		});
		return () => {
			clearTimeout(timer);
		};
	}, [filtered, log, searching, slices]);

	return { rows, searching };
}
