import { useState } from 'react';
import { LEAST, MOST } from './Splitter.tsx';

const KEY = 'xstate-inspector-split';
const AT_FIRST = 40;

function remembered(): number {
	try {
		const share = Number(localStorage.getItem(KEY) ?? AT_FIRST);
		return share >= LEAST && share <= MOST ? share : AT_FIRST;
	} catch {
		return AT_FIRST;
	}
}

/** How much of the height the events have, in %; the same the next time. */
export function useShare(): [number, (share: number) => void] {
	const [share, setShare] = useState(remembered);
	const choose = (next: number) => {
		setShare(next);
		try {
			localStorage.setItem(KEY, String(next));
		} catch {
			// Storage is closed to this page: it holds as long as the page does.
		}
	};
	return [share, choose];
}
