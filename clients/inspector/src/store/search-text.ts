import type { LogEntry } from './log-types.ts';

const MAX_TEXT = 2_000;
const MAX_NODES = 500;
const known = new WeakMap<LogEntry, string>();

function words(value: unknown): string {
	let text = '';
	let nodes = 0;
	const waiting: unknown[] = [value];
	while (waiting.length > 0 && text.length < MAX_TEXT && nodes++ < MAX_NODES) {
		const next = waiting.shift();
		if (typeof next === 'object' && next !== null) {
			for (const [key, member] of Object.entries(next).slice(0, MAX_NODES)) {
				text += ` ${key}`;
				waiting.push(member);
			}
		} else text += ` ${String(next).slice(0, MAX_TEXT)}`;
	}
	return text.slice(0, MAX_TEXT);
}

/** What free text is searched in: the row's words and the beginning of its payload. */
export function searchText(entry: LogEntry): string {
	const found = known.get(entry);
	if (found !== undefined) return found;
	const text = [
		entry.type,
		entry.actorName,
		entry.sourceName,
		entry.peerName,
		...(entry.leaves ?? []),
		words(entry.payload?.event),
		words(entry.payload?.snapshot),
	]
		.join(' ')
		.toLowerCase();
	known.set(entry, text);
	return text;
}
