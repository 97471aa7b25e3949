import { clock, count, short } from '../ui/format.ts';
import type { Lane } from './model/lane.ts';
import type { Row } from './model/row.ts';

/** A foreign text within a sentence for those who listen: isolated, and of bounded length. */
const isolated = (text: string): string => `\u2068${short(text, 80)}\u2069`;

/** Peers tell times in whole milliseconds. */
export const tookWords = (ms: number): string => (ms < 1 ? '< 1 ms' : `${count(ms)} ms`);

function laneWords(lane: Lane | undefined): string {
	if (lane === undefined) return 'elsewhere';
	if (lane.sessionId === '') return isolated(lane.peerName);
	return `${isolated(lane.name)} of ${isolated(lane.peerName)}`;
}

function told({ kind, entry, from, to, code, tookMs }: Row, lanes: ReadonlyMap<string, Lane>): string {
	const type = isolated(entry.type);
	const laneOf = (key: string | undefined) => laneWords(key === undefined ? undefined : lanes.get(key));
	switch (kind) {
		case 'band':
			return `${isolated(entry.peerName)}: ${type}`;
		case 'start':
			return `${laneOf(to)} started`;
		case 'state':
		case 'loop':
			return `${type} in ${laneOf(to)}`;
		case 'reply': {
			const what = code === undefined ? 'answers' : `fails to answer (${isolated(code)})`;
			const after = tookMs === undefined ? '' : ` after ${tookWords(tookMs)}`;
			return `${laneOf(from)} ${what} ${type} of ${laneOf(to)}${after}`;
		}
		case 'dead':
			return `Dead letter: ${type} from ${laneOf(from)} reached no actor (${isolated(code ?? '')})`;
		case 'message':
			return `${type} from ${laneOf(from)} to ${laneOf(to)}`;
	}
}

/** A row as a sentence. */
export function rowWords(row: Row, lanes: ReadonlyMap<string, Lane>): string {
	const state = row.leaves?.length ? `, now ${row.leaves.slice(0, 4).map(isolated).join(' and ')}` : '';
	const end = row.ended === undefined ? '' : `, ${row.ended === 'error' ? 'failed' : row.ended}`;
	return `${clock(row.entry.time)} ${told(row, lanes)}${state}${end}`;
}
