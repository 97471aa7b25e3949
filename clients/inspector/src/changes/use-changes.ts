import { useEffect, useMemo, useRef, useState } from 'react';
import { usePlace } from '../place/use-place.ts';
import { FilteredLog } from '../store/filtered-log.ts';
import type { LogEntry } from '../store/log-types.ts';
import { indexOf, type Rows, rowsBelow } from '../store/rows.ts';
import type { ActorEntry } from '../store/types.ts';
import { useFiltered } from '../ui/use-filtered.ts';
import { useInspected } from '../ui/use-store.ts';
import { refOf } from '../views/log/use-chosen.ts';
import { isMomentOf } from './moment.ts';

/** A look back. It holds what is looked at: the log may let it go meanwhile. */
interface Look {
	readonly entry: LogEntry;
	readonly previous: LogEntry | undefined;
	/** The log ended before this id when the look back began: what came since stays out of it. */
	readonly until: number;
}

export interface Changes {
	readonly rows: Rows;
	/** Rows that went away at the front; only the difference from one time to the next means something. */
	readonly removed: number;
	readonly searching: boolean;
	/** Whether the newest is looked at, whichever that is. */
	readonly isLive: boolean;
	/** Changes that came since it was looked back. */
	readonly newer: number;
	readonly entry: LogEntry | undefined;
	/** Where it stands in the rows; -1 once the log let it go. */
	readonly index: number;
	/** The one before it, if that is known. */
	readonly previous: LogEntry | undefined;
	readonly lookAt: (entry: LogEntry | undefined) => void;
	/** Steps forth or back; beyond the last is now. */
	readonly step: (by: number) => void;
	readonly backToNow: () => void;
}

/** The changes of one actor, living or gone, that the log keeps, and the one that is looked at. */
export function useChanges({ peerId, sessionId }: ActorEntry): Changes {
	const { log } = useInspected();
	const filtered = useMemo(() => new FilteredLog(isMomentOf({ peerId, sessionId })), [peerId, sessionId]);
	const { rows: all, searching } = useFiltered(log, filtered);
	const [look, setLook] = useState<Look>();
	const rows = useMemo(() => (look === undefined ? all : rowsBelow(all, look.until)), [all, look]);
	const index = look === undefined ? rows.size - 1 : indexOf(rows, look.entry.id);

	const lookAt = (entry: LogEntry | undefined) => {
		if (entry === undefined) return;
		const previous = rows.at(indexOf(rows, entry.id) - 1);
		setLook((before) => ({ entry, previous, until: before?.until ?? log.nextId }));
	};
	const backToNow = () => {
		setLook(undefined);
	};
	const step = (by: number) => {
		if (index + by >= rows.size) backToNow();
		else lookAt(rows.at(Math.max(0, index + by)));
	};

	useLink(rows, searching, lookAt);
	return {
		rows,
		removed: filtered.removed,
		searching,
		isLive: look === undefined,
		newer: all.size - rows.size,
		entry: look?.entry ?? rows.at(index),
		index,
		previous: rows.at(index - 1) ?? look?.previous,
		lookAt,
		step,
		backToNow,
	};
}

/** Looks at the change that a link names, once it is there; looking further does not change the link. */
function useLink(rows: Rows, searching: boolean, lookAt: (entry: LogEntry | undefined) => void): void {
	const { event } = usePlace().place;
	const followed = useRef<string>(undefined);
	useEffect(() => {
		if (event === undefined || followed.current === event) return;
		for (let index = rows.size - 1; index >= 0; index--) {
			const entry = rows.at(index);
			if (entry === undefined || refOf(entry) !== event) continue;
			followed.current = event;
			lookAt(entry);
			return;
		}
		// Not again with each change: a link may name what is no change of this actor.
	}, [event, searching, rows.size === 0]);
}
