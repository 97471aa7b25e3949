import { useState } from 'react';
import { remember, remembered } from '../place/remembered.ts';
import { LEAST, MOST } from './Splitter.tsx';

const NAME = 'split';
const AT_FIRST = 40;

function atFirst(): number {
	const share = Number(remembered(NAME) ?? AT_FIRST);
	return share >= LEAST && share <= MOST ? share : AT_FIRST;
}

/** How much of the height the events have, in %; the same the next time. */
export function useShare(): [number, (share: number) => void] {
	const [share, setShare] = useState(atFirst);
	const choose = (next: number) => {
		setShare(next);
		remember(NAME, String(next));
	};
	return [share, choose];
}
