/** Names an inspection event in a link: its `_seq` counts within its peer (protocol §5). */
export const eventRef = (peerId: string, seq: number): string => `${peerId}:${seq}`;

export const DETAILS_TABS = ['diagram', 'overview', 'changes', 'send', 'definition'] as const;
export type DetailsTab = (typeof DETAILS_TABS)[number];

export const DOCK_TABS = ['events', 'sequence', 'connections'] as const;
export type DockTab = (typeof DOCK_TABS)[number];

/** What is looked at, as far as the reader has chosen it: what a link can lead to. */
export interface Place {
	readonly peerId?: string;
	/** The peer's name: another run of it has another id. */
	readonly peer?: string;
	/** Session id of the actor. */
	readonly actor?: string;
	readonly tab?: DetailsTab;
	readonly dock?: DockTab;
	/** An entry of the log, as `eventRef` names it. */
	readonly event?: string;
}

const MAX_LENGTH = 2_000;

const text = (value: string | null) =>
	value !== null && value !== '' && value.length <= MAX_LENGTH ? value : undefined;

function oneOf<Word extends string>(words: readonly Word[], value: string | null): Word | undefined {
	return words.find((word) => word === value);
}

/** Reads the fragment of an address; what cannot be read is as if it were not there. */
export function readPlace(hash: string): Place {
	const given = new URLSearchParams(hash.replace(/^#/, ''));
	const members: { [Member in keyof Place]: Place[Member] | undefined } = {
		peerId: text(given.get('peerId')),
		peer: text(given.get('peer')),
		actor: text(given.get('actor')),
		tab: oneOf(DETAILS_TABS, given.get('tab')),
		dock: oneOf(DOCK_TABS, given.get('dock')),
		event: text(given.get('event')),
	};
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The fragment that leads to a place, with its `#`; empty for the page as such. */
export function writePlace(place: Place): string {
	const given = new URLSearchParams(
		Object.entries(place)
			.filter(([, value]) => value !== undefined)
			.map(([name, value]): [string, string] => [name, String(value)]),
	).toString();
	return given === '' ? '' : `#${given}`;
}
