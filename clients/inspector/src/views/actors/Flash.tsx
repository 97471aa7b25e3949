import { useMemo, useState } from 'react';
import type { PeerEntry } from '../../store/types.ts';

/** Where more than these change at once, to flash would tell nobody which. */
const MOST_AT_ONCE = 8;

/** Whether since the last draw so few actors changed after a rest that each of them may flash. */
export function useCalm(peers: readonly PeerEntry[]): boolean {
	const bursts = useMemo(
		() => peers.flatMap(({ actors }) => actors).reduce((sum, actor) => sum + actor.bursts, 0),
		[peers],
	);
	const [last, setLast] = useState({ bursts, calm: true });
	if (bursts !== last.bursts) setLast({ bursts, calm: bursts - last.bursts <= MOST_AT_ONCE });
	return last.calm;
}

/** Draws the eye to a row that was at rest. What changes all the time does not flash: it would never be dark. */
export function Flash({ bursts, calm }: { bursts: number; calm: boolean }) {
	// What happened before the row was there is no news when it comes into view.
	const [seen, setSeen] = useState(bursts);
	if (bursts === seen) return null;
	const see = () => {
		setSeen(bursts);
	};
	if (calm) return <span key={bursts} className="flash" aria-hidden="true" onAnimationEnd={see} />;
	see();
	return null;
}
