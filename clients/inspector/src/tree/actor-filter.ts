import type { ActorEntry, PeerEntry } from '../store/types.ts';

export const FACETS = ['peer', 'kind', 'status', 'tag'] as const;
export type Facet = (typeof FACETS)[number];

/** Of each facet the values that are wanted; none are all. Peers go by name: each run has another id. */
export type ActorFilter = Readonly<Record<Facet, readonly string[]>>;

export const NO_FILTER: ActorFilter = { peer: [], kind: [], status: [], tag: [] };

export interface Option {
	readonly value: string;
	/** How many actors have it. */
	readonly count: number;
}

const MAX_OPTIONS = 60;
const MAX_LENGTH = 200;
const STATUSES: readonly string[] = ['active', 'done', 'error', 'stopped'];

export const isFiltering = (filter: ActorFilter): boolean => FACETS.some((facet) => filter[facet].length > 0);

/** An actor that nobody told of is only named as somebody's receiver: it may never have lived. */
export const isKnown = ({ told }: ActorEntry): boolean => told;

function valuesOf(facet: Facet, peer: PeerEntry, actor: ActorEntry): readonly string[] {
	if (facet === 'peer') return [peer.name];
	if (facet === 'kind') return [peer.kind];
	return facet === 'status' ? [actor.status] : actor.tags;
}

/** Whether it has one of the wanted values in each facet. */
export function admits(filter: ActorFilter, peer: PeerEntry, actor: ActorEntry): boolean {
	return FACETS.every((facet) => {
		const wanted = filter[facet];
		return wanted.length === 0 || valuesOf(facet, peer, actor).some((value) => wanted.includes(value));
	});
}

/** What can be chosen from, and what is chosen though no actor has it any more; in an order that does not change. */
export function optionsOf(facet: Facet, peers: readonly PeerEntry[], filter: ActorFilter): readonly Option[] {
	const counts = new Map<string, number>();
	if (facet === 'status') for (const status of STATUSES) counts.set(status, 0);
	for (const value of filter[facet]) counts.set(value, 0);
	for (const peer of peers) {
		for (const actor of peer.actors.filter(isKnown)) {
			for (const value of new Set(valuesOf(facet, peer, actor))) {
				counts.set(value, (counts.get(value) ?? 0) + 1);
			}
		}
	}
	const options = [...counts].map(([value, count]) => ({ value, count }));
	if (facet !== 'status') options.sort((one, other) => (one.value < other.value ? -1 : 1));
	return options.slice(0, MAX_OPTIONS);
}

export function toggledIn(filter: ActorFilter, facet: Facet, value: string): ActorFilter {
	const wanted = filter[facet];
	const others = wanted.filter((each) => each !== value);
	return { ...filter, [facet]: others.length < wanted.length ? others : [...wanted, value] };
}

export interface Shown {
	readonly shown: number;
	readonly hidden: number;
}

/** How many actors there are with the filter and how many it hides. */
export function countShown(peers: readonly PeerEntry[], filter: ActorFilter): Shown {
	let shown = 0;
	let hidden = 0;
	for (const peer of peers) {
		for (const actor of peer.actors) {
			if (!isKnown(actor)) continue;
			if (admits(filter, peer, actor)) shown++;
			else hidden++;
		}
	}
	return { shown, hidden };
}

/** @param text as `JSON.stringify` wrote a filter; what cannot be read filters nothing */
export function readFilter(text: string | undefined): ActorFilter {
	try {
		const read: unknown = JSON.parse(text ?? '{}');
		const members = (typeof read === 'object' && read !== null ? read : {}) as Record<string, unknown>;
		const words = (facet: Facet): string[] => {
			const value = members[facet];
			return Array.isArray(value)
				? value
						.filter((word): word is string => typeof word === 'string' && word.length <= MAX_LENGTH)
						.slice(0, MAX_OPTIONS)
				: [];
		};
		return { peer: words('peer'), kind: words('kind'), status: words('status'), tag: words('tag') };
	} catch {
		return NO_FILTER;
	}
}
