import { applyEvent } from '../store/actor.ts';
import type { LogEntry } from '../store/log-types.ts';
import type { ActorEntry } from '../store/types.ts';
import { type Difference, difference } from './difference.ts';

/** How an actor stood. */
export type Moment = Pick<
	ActorEntry,
	'status' | 'value' | 'leaves' | 'tags' | 'context' | 'output' | 'error'
>;

/** Whether an entry tells how this actor stood at its time: one that came late tells how it stood when it came. */
export const isMomentOf =
	({ peerId, sessionId }: Pick<ActorEntry, 'peerId' | 'sessionId'>) =>
	(entry: LogEntry): boolean =>
		(entry.kind === 'snapshot' || (entry.kind === 'actor' && entry.late !== true)) &&
		entry.sessionId === sessionId &&
		entry.peerId === peerId;

/** Undefined if the entry tells of no state. */
export function momentOf({ peerId, sessionId = '', payload }: LogEntry): Moment | undefined {
	return payload && applyEvent(undefined, peerId, sessionId, payload);
}

/** The snapshot as it was told, with the state before what it holds. */
export function snapshotOf({ payload }: LogEntry): unknown {
	const snapshot = payload?.snapshot;
	if (typeof snapshot !== 'object' || snapshot === null || !('value' in snapshot)) return snapshot;
	const { value, ...others } = snapshot;
	return { value, ...others };
}

/** Words of a list, by what became of them. */
export interface WordsChange {
	readonly removed: readonly string[];
	readonly added: readonly string[];
	readonly kept: readonly string[];
}

export interface MomentChange {
	readonly status: readonly [before: string, after: string] | undefined;
	readonly states: WordsChange;
	readonly tags: WordsChange;
	/** Of context, output and error. */
	readonly data: Difference;
	/** The context of one of the two is not known, so that it cannot be compared. */
	readonly contextUnknown: boolean;
}

function words(before: readonly string[], after: readonly string[]): WordsChange {
	const had = new Set(before);
	const has = new Set(after);
	return {
		removed: [...had].filter((word) => !has.has(word)),
		added: [...has].filter((word) => !had.has(word)),
		kept: [...has].filter((word) => had.has(word)),
	};
}

function data({ context, output, error }: Moment, withContext: boolean): Readonly<Record<string, unknown>> {
	return {
		...(withContext && { context }),
		...(output !== undefined && { output }),
		...(error !== undefined && { error }),
	};
}

/** What is different from one moment of an actor to another, in whichever order they were. */
export function momentChange(before: Moment, after: Moment): MomentChange {
	const contextUnknown = before.context === undefined || after.context === undefined;
	return {
		status: before.status === after.status ? undefined : [before.status, after.status],
		states: words(before.leaves, after.leaves),
		tags: words(before.tags, after.tags),
		data: difference(data(before, !contextUnknown), data(after, !contextUnknown)),
		contextUnknown,
	};
}
