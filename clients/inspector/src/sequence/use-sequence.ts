import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { State } from '../store/types.ts';
import type { Lane } from './model/lane.ts';
import { Sequence } from './model/sequence.ts';
import { type LaneChoice, shownLanes } from './model/shown-lanes.ts';
import { ShownRows } from './model/shown-rows.ts';

/** A log that is long when the view opens is read in parts: the page answers in between. */
const MOST_AT_ONCE = 5_000;

export interface SequenceOnShow {
	readonly sequence: Sequence;
	readonly lanes: readonly Lane[];
	/** Numbers of the rows that have to do with these lanes. */
	readonly rows: readonly number[];
	/** Rows that went away at the front so far. */
	readonly removed: number;
	/** Whether all of the log has been read. */
	readonly complete: boolean;
}

/** The log as a sequence diagram, as far as it is chosen. */
export function useSequence({ log, peers }: State, choice: LaneChoice): SequenceOnShow {
	const model = useRef<{ sequence: Sequence; rows: ShownRows; lanes: readonly Lane[] }>(undefined);
	const [part, goOn] = useReducer((before: number) => before + 1, 0);
	const shown = useMemo(() => {
		const { sequence, rows, lanes } = (model.current ??= {
			sequence: new Sequence(),
			rows: new ShownRows(),
			lanes: [],
		});
		const complete = sequence.read(log, peers, MOST_AT_ONCE);
		const chosen = shownLanes(sequence.lanes, sequence.next, choice, lanes);
		model.current.lanes = chosen;
		const ids = rows.read(sequence, chosen);
		return { sequence, lanes: chosen, rows: ids, removed: rows.removed, complete, part };
	}, [log, peers, choice, part]);
	useEffect(() => {
		if (shown.complete) return;
		const timer = setTimeout(goOn, 0);
		return () => {
			clearTimeout(timer);
		};
	}, [shown]);
	return shown;
}
