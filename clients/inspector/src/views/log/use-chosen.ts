import { useEffect, useRef, useState } from 'react';
import { eventRef } from '../../place/place.ts';
import type { LogEntry, LogView } from '../../store/log-types.ts';

/** How a link names an entry; undefined for what is no inspection event. */
export const refOf = ({ peerId, seq }: LogEntry): string | undefined =>
	seq === undefined ? undefined : eventRef(peerId, seq);

/** The entry that a link names, as soon as it is there. Looks at each entry once. */
function useLinked(log: LogView, event: string | undefined): LogEntry | undefined {
	const [found, setFound] = useState<LogEntry>();
	const lookedFor = useRef<{ event: string | undefined; nextId: number }>({ event: undefined, nextId: 0 });
	useEffect(() => {
		const before = lookedFor.current;
		// The first of that number is it, whatever else a peer calls so.
		if (event !== undefined && before.event === event && found !== undefined && refOf(found) === event)
			return;
		const from = before.event === event ? before.nextId : 0;
		lookedFor.current = { event, nextId: log.nextId };
		if (event === undefined) setFound(undefined);
		else {
			const entry = log.from(from).find((each) => refOf(each) === event);
			if (entry !== undefined) setFound(entry);
		}
	}, [log, event]);
	return found !== undefined && refOf(found) === event ? found : undefined;
}

/** The entry that is chosen: one that was clicked as long as the address names it, otherwise the one that the address does. */
export function useChosen(log: LogView, event: string | undefined) {
	const [clicked, setClicked] = useState<LogEntry>();
	const found = useLinked(log, event);
	const isClicked = clicked !== undefined && refOf(clicked) === event;
	return { chosen: isClicked ? clicked : found, linked: isClicked ? undefined : found, setClicked };
}
