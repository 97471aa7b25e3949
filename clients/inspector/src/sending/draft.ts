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

const typeProblem = (type: string): string | undefined => {
	if (type === '') return 'An event has a type.';
	if (type.length > MAX_TYPE) return `A type has at most ${MAX_TYPE} characters.`;
	return type.startsWith('xstate.') ? 'Types that begin with xstate. are the machine’s own.' : undefined;
};

type Payload = { readonly value: object } | { readonly problem: DraftProblem };

const wrong = (message: string, place?: DraftProblem['place']): Payload => ({
	problem: { field: 'payload', message, ...(place && { place }) },
});

function readPayload({ type, payload }: Draft): Payload {
	if (payload.length > MAX_PAYLOAD)
		return wrong(`It has more than ${MAX_PAYLOAD.toLocaleString('en')} characters.`);
	if (payload.trim() === '') return { value: {} };
	const problem = jsonProblem(payload, MAX_DEPTH);
	if (problem !== undefined) return wrong(problem.message, problem);
	const value: unknown = JSON.parse(payload);
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return wrong('The payload is an object: { "name": value }.');
	if (Object.hasOwn(value, 'type') && (value as { type: unknown }).type !== type)
		return wrong('The type stands above: take "type" out of the payload.');
	return { value };
}

/** The event that is written there, or what is wrong with it, in the order of the fields. */
export function readDraft(draft: Draft): { event: ActorMessage } | { problems: readonly DraftProblem[] } {
	const { type } = draft;
	const message = typeProblem(type);
	const payload = readPayload(draft);
	const problems: DraftProblem[] = [
		...(message === undefined ? [] : [{ field: 'type' as const, message }]),
		...('problem' in payload ? [payload.problem] : []),
	];
	return 'problem' in payload || problems.length > 0 ? { problems } : { event: { ...payload.value, type } };
}

/** An event to be written again. */
export function draftOf(event: ActorMessage): Draft {
	const { type, ...payload } = event;
	return { type, payload: Object.keys(payload).length === 0 ? '' : JSON.stringify(payload, null, 2) };
}
