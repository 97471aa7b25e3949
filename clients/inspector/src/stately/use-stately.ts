import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { InspectorStore } from '../store/store.ts';
import { Stately, type StatelyState } from './stately.ts';
import { browser } from './surroundings.ts';

export const StatelyContext = createContext<Stately | undefined>(undefined);

/** Forwards from this store, as long as the page shows it. */
export function useStatelyOf(store: InspectorStore): Stately {
	const stately = useMemo(() => new Stately(store, browser), [store]);
	useEffect(() => stately.stop, [stately]);
	return stately;
}

export function useStately(): { readonly stately: Stately; readonly state: StatelyState } {
	const stately = useContext(StatelyContext);
	if (stately === undefined) throw new Error('There is no forwarding around this component.');
	return { stately, state: useSyncExternalStore(stately.subscribe, stately.getState) };
}
