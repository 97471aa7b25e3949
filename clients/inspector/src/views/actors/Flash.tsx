import { createContext, useContext, useState } from 'react';
import type { PeerRow } from '../../tree/peer-rows.ts';

/** Where more rows than these change at once, to flash would tell nobody which. */
const MOST_AT_ONCE = 8;

/** Whether what changes now may flash. A context, so that no row is drawn anew because others change. */
export const Calm = createContext(true);

/** Whether since the last draw so few of these changed after a rest that each of them may flash. */
export function useCalm(rows: readonly PeerRow[]): boolean {
	const bursts = rows.reduce((sum, row) => sum + (row.kind === 'actor' ? row.actor.bursts : 0), 0);
	const [last, setLast] = useState({ bursts, calm: true });
	if (bursts !== last.bursts) {
		const more = bursts - last.bursts;
		// Where rows went it is not known how many of the others changed.
		setLast({ bursts, calm: more > 0 && more <= MOST_AT_ONCE });
	}
	return last.calm;
}

/** Draws the eye to a row that was at rest. What changes all the time does not flash: it would never be dark. */
export function Flash({ bursts }: { bursts: number }) {
	const calm = useContext(Calm);
	// What happened before the row was there is no news when it comes into view.
	const [last, setLast] = useState({ bursts, flashes: false });
	if (bursts !== last.bursts) setLast({ bursts, flashes: calm });
	const end = () => {
		setLast({ bursts, flashes: false });
	};
	return last.flashes && <span key={bursts} className="flash" aria-hidden="true" onAnimationEnd={end} />;
}
