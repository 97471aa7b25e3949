import { busyAt, type Lane } from './lane.ts';

/** More lines than this nobody follows; a filter finds the others. */
export const MAX_LANES = 24;
/** So much busier must one be that takes another's place: nothing jumps while hundreds of actors work alike. */
const BUSIER = 4;

export interface LaneChoice {
	/** A part of the name of an actor or of its peer; empty for all. */
	readonly filter: string;
	/** Keys of lanes that the reader took away. */
	readonly hidden: ReadonlySet<string>;
}

function matches({ name, peerName, sessionId }: Lane, filter: string): boolean {
	return `${peerName} ${name} ${sessionId}`.toLowerCase().includes(filter);
}

/** Lanes of one peer side by side, itself first, peers and actors in the order they were first seen. */
function sorted(lanes: readonly Lane[]): Lane[] {
	const rank = ({ sessionId, order }: Lane) => (sessionId === '' ? -1 : order);
	return [...lanes].sort((one, other) => one.peerOrder - other.peerOrder || rank(one) - rank(other));
}

/**
 * Which lanes are drawn: at most `MAX_LANES`, those that did most of late. One that is drawn stays until another is much
 * busier. The same array as before if nothing is different.
 */
export function shownLanes(
	lanes: ReadonlyMap<string, Lane>,
	next: number,
	{ filter, hidden }: LaneChoice,
	before: readonly Lane[] = [],
): readonly Lane[] {
	const word = filter.trim().toLowerCase();
	const isWanted = (lane: Lane) =>
		lane.last > 0 && !lane.mirrors && !hidden.has(lane.key) && (word === '' || matches(lane, word));
	const busiest = (one: Lane, other: Lane) => busyAt(other, next) - busyAt(one, next);
	const chosen = before.filter((lane) => lanes.get(lane.key) === lane && isWanted(lane)).sort(busiest);
	const isChosen = new Set(chosen);
	const least = () => {
		const last = chosen.at(-1);
		return chosen.length < MAX_LANES || last === undefined ? -1 : busyAt(last, next) * BUSIER;
	};
	const bound = least();
	const others = [...lanes.values()].filter(
		(lane) => !isChosen.has(lane) && busyAt(lane, next) > bound && isWanted(lane),
	);
	for (const lane of others.sort(busiest).slice(0, MAX_LANES)) {
		if (busyAt(lane, next) <= least()) break;
		if (chosen.length === MAX_LANES) chosen.pop();
		const place = chosen.findIndex((each) => busyAt(each, next) < busyAt(lane, next));
		chosen.splice(place === -1 ? chosen.length : place, 0, lane);
	}
	const shown = sorted(chosen);
	const isSame = shown.length === before.length && shown.every((lane, index) => lane === before[index]);
	return isSame ? before : shown;
}
