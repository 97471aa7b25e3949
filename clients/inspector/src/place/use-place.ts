import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { remember, remembered } from './remembered.ts';
import {
	DETAILS_TABS,
	type DetailsTab,
	DOCK_TABS,
	type DockTab,
	type Place,
	readPlace,
	writePlace,
} from './place.ts';

/** Members that are given replace those of now; `undefined` takes one away. */
export type Change = { readonly [Member in keyof Place]?: Place[Member] | undefined };

export interface Navigation {
	readonly place: Place;
	/** Goes somewhere else, and back by the browser's own button. */
	readonly go: (change: Change) => void;
}

const TAB = 'tab';
const DOCK = 'dock';

function tabs(): { tab?: DetailsTab; dock?: DockTab } {
	const tab = DETAILS_TABS.find((each) => each === remembered(TAB));
	const dock = DOCK_TABS.find((each) => each === remembered(DOCK));
	return { ...(tab && { tab }), ...(dock && { dock }) };
}

function changed(place: Place, change: Change): Place {
	const members = Object.entries({ ...place, ...change }).filter(([, value]) => value !== undefined);
	return Object.fromEntries(members);
}

function write(address: string, isNew: boolean): void {
	try {
		if (isNew) history.pushState(null, '', address);
		else history.replaceState(null, '', address);
	} catch {
		// Firefox and Safari take so many addresses within some seconds and no more: an arrow key held down is enough. The
		// place holds all the same, and the address is right again with the next one.
	}
}

/** The place in the page's address, kept there; the tabs are as they were the last time where the address says nothing. */
export function usePlaceOfAddress(): Navigation {
	const [place, setPlace] = useState<Place>(() => ({ ...tabs(), ...readPlace(location.hash) }));

	useEffect(() => {
		const follow = () => {
			setPlace((before) => ({ tab: before.tab, dock: before.dock, ...readPlace(location.hash) }) as Place);
		};
		window.addEventListener('hashchange', follow);
		return () => {
			window.removeEventListener('hashchange', follow);
		};
	}, []);

	return useMemo(() => {
		const go = (change: Change) => {
			const next = changed(place, change);
			const address = location.pathname + location.search + writePlace(next);
			// Another actor is another page to go back from; another tab is not.
			write(address, next.actor !== place.actor || next.peerId !== place.peerId);
			if (next.tab !== undefined) remember(TAB, next.tab);
			if (next.dock !== undefined) remember(DOCK, next.dock);
			setPlace(next);
		};
		return { place, go };
	}, [place]);
}

export const PlaceContext = createContext<Navigation | undefined>(undefined);

/** What is looked at, and the way to something else, from anywhere in the page. */
export function usePlace(): Navigation {
	const navigation = useContext(PlaceContext);
	if (navigation === undefined) throw new Error('There is no place around this component.');
	return navigation;
}
