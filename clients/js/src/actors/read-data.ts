import { type Data, isData, isWellFormed, text } from '../data/read.js';
import type { ActorDescription, ActorMessage, ActorSnapshot, ActorStatus } from './actor-data.js';

const statuses = new Set<unknown>(['active', 'done', 'error', 'stopped']);

/** Longest names of events and actors, in characters (protocol §4). */
const maxName = 256;

/** An actor's status, or undefined if it is none. */
export function readStatus(value: unknown): ActorStatus | undefined {
	return statuses.has(value) ? (value as ActorStatus) : undefined;
}

/** An event that a peer may send to an actor; a machine's own are none. */
export function isEvent(value: unknown): value is ActorMessage {
	return isEmitted(value) && !value.type.startsWith('xstate.');
}

/** An event that an actor may emit. */
export function isEmitted(value: unknown): value is ActorMessage {
	if (!isData(value) || typeof value.type !== 'string') return false;
	return value.type.length > 0 && value.type.length <= maxName;
}

/** A snapshot, or undefined if it has no status. */
export function readSnapshot(value: unknown): ActorSnapshot | undefined {
	return isData(value) && readStatus(value.status) !== undefined
		? (value as Data & ActorSnapshot)
		: undefined;
}

/** What a peer says of an actor, or undefined if the actor could not be addressed. */
export function readDescription(value: unknown): ActorDescription | undefined {
	if (!isData(value)) return undefined;
	const sessionId = name(value.sessionId);
	const status = readStatus(value.status);
	if (sessionId === undefined || status === undefined) return undefined;
	const systemId = name(value.systemId);
	const src = text(value.src);
	const parentId = name(value.parentId);
	return Object.freeze({
		sessionId,
		...(systemId !== undefined && { systemId }),
		...(src !== undefined && { src }),
		status,
		...(parentId !== undefined && { parentId }),
	});
}

/** A name that is not cut or mended: then it were another's. */
function name(value: unknown): string | undefined {
	const isName = typeof value === 'string' && value !== '' && value.length <= maxName && isWellFormed(value);
	return isName ? value : undefined;
}
