import type { LogEntry } from './log-types.ts';
import { has, holdsText, MAX_TEXT } from './search-text.ts';

export type Predicate = (entry: LogEntry) => boolean;

const FIELDS = new Map<string, (entry: LogEntry) => readonly (string | undefined)[]>([
	['type', ({ type }) => [type]],
	['actor', ({ actorName, sessionId }) => [actorName, sessionId]],
	['peer', ({ peerName, peerId }) => [peerName, peerId]],
	['kind', ({ kind }) => [kind]],
	['state', ({ leaves }) => leaves ?? []],
]);

const TERM = /(-?)(?:([a-z]+):(=?))?(?:"([^"]*)"?|(\S+))/gi;

const isWhole = (text: string | undefined, word: string): boolean =>
	text !== undefined && text.length <= MAX_TEXT && text.toLowerCase() === word;

function term([, minus, field, exact, quoted, bare]: RegExpMatchArray): Predicate {
	const read = field === undefined ? undefined : FIELDS.get(field.toLowerCase());
	const word = (quoted ?? bare ?? '').toLowerCase();
	const negative = minus === '-';
	if (read !== undefined) {
		const matches = exact === '=' ? isWhole : has;
		return (entry) => read(entry).some((text) => matches(text, word)) !== negative;
	}
	// Not one of our fields: `http://…` and the like are searched for as they stand.
	const wanted = field === undefined ? word : `${field.toLowerCase()}:${exact ?? ''}${word}`;
	return (entry) => holdsText(entry, wanted) !== negative;
}

/**
 * `type:PAY actor:order peer:"shop 1" -kind:snapshot free text`: every term must hold, in any case of letters; a field
 * holds a part of its text, `actor:=x:3` the whole.
 */
export function parseFilter(text: string): Predicate | undefined {
	const terms = [...text.matchAll(TERM)].map(term);
	return terms.length === 0 ? undefined : (entry) => terms.every((holds) => holds(entry));
}
