import type { ActorMessage } from '../channel/types.ts';
import { MAX_TYPE } from './accepted-events.ts';
import { jsonProblem } from './json-problem.ts';

/** An event as it is being written. */
export interface Draft {
	readonly type: string;
	/** A JSON object, or nothing. */
	readonly payload: string;
}

export const NO_DRAFT: Draft = { type: '', payload: '' };

/** A mistake, and where in the payload it stands, if it does. */
export interface DraftProblem {
	readonly field: 'type' | 'payload';
	readonly message: string;
	readonly place?: { readonly offset: number; readonly line: number; readonly column: number };
}

/** A message over a link has 1 MiB at most, and a character up to three bytes (limits). */
const MAX_PAYLOAD = 256 * 1024;
/** A batch may nest 64 levels (protocol §3), and the event is two of them down. */
const MAX_DEPTH = 61;

export const typeProblem = (type: string): string | undefined => {
	if (type === '') return 'An event has a type.';
	if (type.length > MAX_TYPE) return `A type has at most ${MAX_TYPE} characters.`;
	return type.startsWith('xstate.') ? 'Types that begin with xstate. are the machine’s own.' : undefined;
};

function payloadProblem(payload: string): DraftProblem | undefined {
	if (payload.length > MAX_PAYLOAD) {
		return { field: 'payload', message: `It has more than ${MAX_PAYLOAD.toLocaleString('en')} characters.` };
	}
	const problem = payload.trim() === '' ? undefined : jsonProblem(payload, MAX_DEPTH);
	if (problem === undefined) return undefined;
	const { message, ...place } = problem;
	return { field: 'payload', message, place };
}

/** The event that is written there, or what is wrong with it. */
export function readDraft({ type, payload }: Draft): { event: ActorMessage } | { problem: DraftProblem } {
	const message = typeProblem(type);
	if (message !== undefined) return { problem: { field: 'type', message } };
	const problem = payloadProblem(payload);
	if (problem !== undefined) return { problem };
	const value: unknown = payload.trim() === '' ? {} : JSON.parse(payload);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return { problem: { field: 'payload', message: 'The payload is an object: { "name": value }.' } };
	}
	if ('type' in value && value.type !== type) {
		return {
			problem: { field: 'payload', message: 'The type stands above: take "type" out of the payload.' },
		};
	}
	return { event: { ...value, type } };
}

/** An event to be written again. */
export function draftOf(event: ActorMessage): Draft {
	const { type, ...payload } = event;
	return { type, payload: Object.keys(payload).length === 0 ? '' : JSON.stringify(payload, null, 2) };
}
