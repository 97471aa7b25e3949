import type { LogEntry } from './log-types.ts';
import { holdsText } from './search-text.ts';

export type Predicate = (entry: LogEntry) => boolean;

const FIELDS = new Map<string, (entry: LogEntry) => string>([
	['type', (entry) => entry.type],
	['actor', (entry) => `${entry.actorName ?? ''} ${entry.sessionId ?? ''}`],
	['peer', (entry) => `${entry.peerName} ${entry.peerId}`],
	['kind', (entry) => entry.kind],
	['state', (entry) => entry.leaves?.join(' ') ?? ''],
]);

const TERM = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gi;

function term([, minus, field, quoted, bare]: RegExpMatchArray): Predicate {
	const read = field === undefined ? undefined : FIELDS.get(field.toLowerCase());
	const word = (quoted ?? bare ?? '').toLowerCase();
	const negative = minus === '-';
	if (read !== undefined) return (entry) => read(entry).toLowerCase().includes(word) !== negative;
	// Not one of our fields: `http://…` and the like are searched for as they stand.
	const wanted = field === undefined ? word : `${field.toLowerCase()}:${word}`;
	return (entry) => holdsText(entry, wanted) !== negative;
}

/** `type:PAY actor:order peer:"shop 1" -kind:snapshot free text`: every term must hold, in any case of letters. */
export function parseFilter(text: string): Predicate | undefined {
	const terms = [...text.matchAll(TERM)].map(term);
	return terms.length === 0 ? undefined : (entry) => terms.every((holds) => holds(entry));
}
