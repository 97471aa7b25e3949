import { isData } from '../data/read.js';

/**
 * An event as an inspected peer tells it (protocol §5), member for member as `@statelyai/inspect` 0.7 has it.
 * It is another process's data: every member may be missing or wrong, and types may be new.
 */
export interface InspectionEvent {
	readonly type: string;
	/** Increases within the peer; an actor told again later keeps its old number. */
	readonly _seq: number;
	readonly sessionId?: string;
	readonly rootId?: string;
	/** The session id of the sender, in `@xstate.event`. */
	readonly sourceId?: string;
	readonly name?: string;
	/** An XState machine config as a JSON text, in `@xstate.actor`. */
	readonly definition?: string;
	readonly snapshot?: unknown;
	readonly event?: { readonly type: string } & Readonly<Record<string, unknown>>;
	/** Milliseconds since 1970, as a text. */
	readonly createdAt?: string;
	readonly [member: string]: unknown;
}

/** An actor came to life, or is told to an inspector that does not know it. */
export interface ActorEvent extends InspectionEvent {
	readonly type: '@xstate.actor';
	readonly sessionId: string;
}

/** An actor was sent an event. */
export interface SentEvent extends InspectionEvent {
	readonly type: '@xstate.event';
	readonly sessionId: string;
	readonly event: { readonly type: string } & Readonly<Record<string, unknown>>;
}

/** An actor has a new snapshot. */
export interface SnapshotEvent extends InspectionEvent {
	readonly type: '@xstate.snapshot';
	readonly sessionId: string;
	readonly snapshot: unknown;
}

/** Whether an event is a well-formed `@xstate.actor`. */
export function isActorEvent(event: InspectionEvent): event is ActorEvent {
	return event.type === '@xstate.actor' && typeof event.sessionId === 'string';
}

/** Whether an event is a well-formed `@xstate.event`. */
export function isSentEvent(event: InspectionEvent): event is SentEvent {
	return (
		event.type === '@xstate.event' &&
		typeof event.sessionId === 'string' &&
		isData(event.event) &&
		typeof event.event.type === 'string'
	);
}

/** Whether an event is a well-formed `@xstate.snapshot`. */
export function isSnapshotEvent(event: InspectionEvent): event is SnapshotEvent {
	return event.type === '@xstate.snapshot' && typeof event.sessionId === 'string' && 'snapshot' in event;
}
