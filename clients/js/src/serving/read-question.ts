import type { ActorMessage, ActorQuery } from '../actors/actor-data.js';
import { isReference, maxReference } from '../actors/address.js';
import { questionId } from '../actors/question-id.js';
import { isEvent } from '../actors/read-data.js';
import { type Data, isData, text } from '../data/read.js';

interface ForActor {
	readonly to: string;
	/** Session id of the sender, if it says so. */
	readonly from?: string;
	readonly event: ActorMessage;
}

/** What a peer asks of actors here (protocol §4). */
export type Asked =
	| ({ readonly type: 'send' } & ForActor)
	| ({ readonly id: number } & (
			| ({ readonly type: 'ask' } & ForActor)
			| { readonly type: 'subscribe' | 'watch'; readonly to: string }
			| { readonly type: 'actors'; readonly query: ActorQuery; readonly watch: boolean }
			| { readonly type: 'spawn' | 'stop' | 'cancel' | 'unsubscribe' }
	  ));

/** A message of a known type that makes no sense: an event for `to`, as far as that is a text, or a question with an id. */
export type Malformed = { readonly type: 'malformed' } & ({ readonly to: string } | { readonly id: number });

const maxTimeoutMs = 300_000;

/** Everything of a message but its type and id; undefined if it makes no sense. */
type Read = (data: Data) => object | undefined;

/** A map, not an object: a type named `constructor` finds nothing. */
const readers = new Map<unknown, Read>([
	['send', readEvent],
	['ask', (data) => (isTimeout(data.timeoutMs) ? readEvent(data) : undefined)],
	['subscribe', readReference],
	['watch', readReference],
	['actors', readActors],
	['spawn', () => ({})],
	['stop', () => ({})],
	['cancel', () => ({})],
	['unsubscribe', () => ({})],
]);

/** Reads a question; undefined for all that is none or cannot be answered, such as what later versions may bring. */
export function readQuestion(data: Data): Asked | Malformed | undefined {
	const { type } = data;
	const read = readers.get(type)?.(data);
	if (type === 'send') {
		return read ? ({ type, ...read } as Asked) : { type: 'malformed', to: text(data.to, maxReference) ?? '' };
	}
	const id = questionId(data.id);
	if (id === undefined || !readers.has(type)) return undefined;
	return read ? ({ type, id, ...read } as Asked) : { type: 'malformed', id };
}

function readEvent({ to, from, event }: Data): object | undefined {
	if (!isReference(to) || !isName(from) || !isEvent(event)) return undefined;
	return { to, event, ...(from !== undefined && { from }) };
}

function readReference({ to }: Data): object | undefined {
	return isReference(to) ? { to } : undefined;
}

function readActors({ query = {}, watch = false }: Data): object | undefined {
	if (!isData(query) || typeof watch !== 'boolean') return undefined;
	const { systemId, src, status } = query;
	const patterns = { systemId, src, status };
	return Object.values(patterns).every(isName) ? { query: patterns, watch } : undefined;
}

/** Absent, or a name or pattern of 1 … 256 characters. */
function isName(value: unknown): boolean {
	return value === undefined || (typeof value === 'string' && value !== '' && value.length <= maxReference);
}

/** The time that is left; events are handled at once here, so nothing else depends on it. */
function isTimeout(value: unknown): boolean {
	return value === undefined || (typeof value === 'number' && value >= 1 && value <= maxTimeoutMs);
}
