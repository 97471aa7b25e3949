import type { LogEntry } from './log-types.ts';

/** How much of a text is looked through, in characters. */
export const MAX_TEXT = 2_000;
const MAX_NODES = 500;

/** Whether a text stands in the first keys and values of a JSON value; nothing is kept of it, the log is long. */
function isIn(value: unknown, wanted: string): boolean {
	if (typeof value !== 'object' || value === null) return has(value, wanted);
	const waiting: object[] = [value];
	let nodes = 0;
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		for (const key in next) {
			if (++nodes > MAX_NODES) return false;
			if (!Array.isArray(next) && has(key, wanted)) return true;
			const member = (next as Record<string, unknown>)[key];
			if (typeof member === 'object' && member !== null) waiting.push(member);
			else if (has(member, wanted)) return true;
		}
	}
	return false;
}

/** Whether a text, in small letters, stands in the beginning of a value that is no object. */
export function has(value: unknown, wanted: string): boolean {
	if (typeof value !== 'string') return value !== undefined && JSON.stringify(value).includes(wanted);
	return value.slice(0, MAX_TEXT).toLowerCase().includes(wanted);
}

/** What a row says of the sender. */
function senderOf({ own, sourceName, sourcePeer }: LogEntry): string | undefined {
	if (own === true) return 'this page';
	return sourceName === undefined || sourcePeer === undefined
		? (sourceName ?? sourcePeer)
		: `${sourceName} of ${sourcePeer}`;
}

/** Whether free text, in small letters, stands in a row's words or in the beginning of its payload. */
export function holdsText(entry: LogEntry, wanted: string): boolean {
	const { type, actorName, peerName, leaves, payload } = entry;
	return (
		has(type, wanted) ||
		has(actorName, wanted) ||
		has(senderOf(entry), wanted) ||
		has(peerName, wanted) ||
		(leaves?.some((leaf) => has(leaf, wanted)) ?? false) ||
		isIn(payload?.event, wanted) ||
		isIn(payload?.snapshot, wanted)
	);
}
