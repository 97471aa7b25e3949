import { createContext, useContext, useSyncExternalStore } from 'react';
import type { InspectorStore } from '../store/store.ts';
import type { State } from '../store/types.ts';

export const StoreContext = createContext<InspectorStore | undefined>(undefined);

export function useStore(): InspectorStore {
	const store = useContext(StoreContext);
	if (store === undefined) throw new Error('There is no store around this component.');
	return store;
}

/** What is known, as of this frame. */
export function useInspected(): State {
	const store = useStore();
	return useSyncExternalStore(store.subscribe, store.getState);
}

/** The same for what shows the log, which is drawn in a frame before all else. It may be drawn without what is around it. */
export function useInspectedFirst(): State {
	const store = useStore();
	return useSyncExternalStore(store.subscribeFirst, store.getState);
}
