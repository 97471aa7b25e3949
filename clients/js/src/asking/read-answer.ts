import type {
	ActorDescription,
	ActorMessage,
	ActorSnapshot,
	ActorStatus,
	Ending,
} from '../actors/actor-data.js';
import { isReference } from '../actors/address.js';
import { questionId } from '../actors/question-id.js';
import { isEmitted, readDescription, readSnapshot, readStatus } from '../actors/read-data.js';
import { count, type Data, text } from '../data/read.js';

/** What an actor did with an event that it was asked. */
export interface Reply {
	/** Whether a statechart took the event; absent for other actors. */
	readonly accepted?: boolean;
	/** The actor's own answer, if it gives one. */
	readonly value?: unknown;
	/** The snapshot after the event; only with the permission `inspect`. */
	readonly snapshot?: ActorSnapshot;
	/** Why the event was not accepted, as a sentence. */
	readonly reason?: string;
}

/** A message of protocol §4 that answers an open question. */
export type Answer = { readonly id: number } & (
	| ({ readonly type: 'reply' } & Reply)
	| { readonly type: 'failure'; readonly code: string; readonly message: string }
	| { readonly type: 'complete'; readonly status: ActorStatus; readonly output?: unknown }
	| { readonly type: 'snapshot'; readonly snapshot: ActorSnapshot }
	| { readonly type: 'emitted'; readonly event: ActorMessage }
	| { readonly type: 'actor'; readonly change: string; readonly actor: ActorDescription }
	| { readonly type: 'listed' }
);

/** How the actor ended, as the application is told. */
export function completion({ status, output }: Extract<Answer, { type: 'complete' }>): Ending {
	return { type: 'complete', status, ...(output !== undefined && { output }) };
}

/** Events that a peer could not deliver. */
export interface Undelivered {
	readonly type: 'dead-letter';
	readonly code: string;
	readonly message: string;
	readonly to: string;
	readonly count: number;
}

/** Everything of an answer but its id; undefined if it makes no sense. */
type Read = (data: Data) => object | undefined;

/** A map, not an object: a type named `constructor` finds nothing. */
const readers = new Map<unknown, Read>([
	['reply', readReply],
	['failure', (data) => ({ ...readFailure(data) })],
	['complete', readComplete],
	['snapshot', ({ snapshot }) => present('snapshot', readSnapshot(snapshot))],
	['emitted', ({ event }) => (isEmitted(event) ? { event } : undefined)],
	['actor', readActor],
	['listed', () => ({})],
]);

/** Reads a message that answers a question; undefined for all that does not, or makes no sense. */
export function readAnswer(data: Data): Answer | undefined {
	const id = questionId(data.id);
	const read = id === undefined ? undefined : readers.get(data.type)?.(data);
	return read && ({ type: data.type, id, ...read } as Answer);
}

/** Reads a `dead-letter`; undefined for all that is none. */
export function readUndelivered(data: Data): Undelivered | undefined {
	const { type, to } = data;
	// It is empty where the event's was none, and `*` for several.
	if (type !== 'dead-letter' || !(to === '' || isReference(to))) return undefined;
	return { type, ...readFailure(data), to, count: count(data.count) || 1 };
}

function readReply({ accepted, value, snapshot, reason }: Data): object {
	const words = text(reason, 4_096);
	return {
		...(typeof accepted === 'boolean' && { accepted }),
		...(value !== undefined && { value }),
		...present('snapshot', readSnapshot(snapshot)),
		...(words !== undefined && { reason: words }),
	};
}

function readFailure(data: Data): { code: string; message: string } {
	return {
		code: text(data.code) ?? 'not-accepted',
		message: text(data.message, 4_096) ?? 'The peer gave no reason.',
	};
}

function readComplete({ status, output }: Data): object | undefined {
	const ended = readStatus(status);
	return ended && { status: ended, ...(output !== undefined && { output }) };
}

function readActor({ change, actor }: Data): object | undefined {
	const description = readDescription(actor);
	return description && { change: text(change) ?? 'updated', actor: description };
}

function present(name: string, value: unknown): object | undefined {
	return value === undefined ? undefined : { [name]: value };
}
