import type { InspectionEvent } from '../channel/types.ts';
import { stateLeaves } from './state-value.ts';
import type { ActorEntry, ActorStatus } from './types.ts';

export const actorKey = (peerId: string, sessionId: string): string => `${peerId} ${sessionId}`;

/** When the peer says it happened; when it arrived, if it does not say. */
export function timeOf(event: InspectionEvent): number {
	const time = Number(event.createdAt);
	return Number.isFinite(time) && time > 0 ? time : Date.now();
}

const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

const record = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const STATUSES: readonly unknown[] = ['active', 'done', 'error', 'stopped'];

function fromSnapshot(snapshot: Record<string, unknown>) {
	const { status, tags } = snapshot;
	return {
		status: STATUSES.includes(status) ? (status as ActorStatus) : ('active' as const),
		value: snapshot.value,
		leaves: stateLeaves(snapshot.value),
		context: snapshot.context,
		tags: Array.isArray(tags) ? tags.slice(0, 100).filter((tag) => typeof tag === 'string') : [],
		output: snapshot.output,
		error: snapshot.error,
	};
}

function unseen(peerId: string, sessionId: string): ActorEntry {
	return {
		key: actorKey(peerId, sessionId),
		peerId,
		sessionId,
		name: sessionId,
		status: 'active',
		leaves: [],
		tags: [],
		leftOut: false,
		events: 0,
		changes: 0,
		changedAt: 0,
	};
}

function described(actor: ActorEntry, event: InspectionEvent): ActorEntry {
	const rootId = text(event.rootId);
	const parentId = text(event.parentId);
	const definition = text(event.definition);
	return {
		...actor,
		name: (event.type === '@xstate.actor' ? text(event.name) : undefined) ?? actor.name,
		...(rootId === undefined ? {} : { rootId }),
		...(parentId === undefined ? {} : { parentId }),
		...(definition === undefined ? {} : { definition }),
	};
}

/** What is known of an actor after one inspection event about it. Types that are not known change nothing. */
export function applyEvent(
	before: ActorEntry | undefined,
	peerId: string,
	sessionId: string,
	event: InspectionEvent,
): ActorEntry | undefined {
	const actor = before ?? unseen(peerId, sessionId);
	switch (event.type) {
		case '@xstate.actor':
			return {
				...described(actor, event),
				...fromSnapshot(record(event.snapshot)),
				step: undefined,
				changedAt: timeOf(event),
			};
		case '@xstate.event':
			return { ...described(actor, event), lastEvent: event.event, events: actor.events + 1 };
		case '@xstate.snapshot':
			return {
				...described(actor, event),
				...fromSnapshot(record(event.snapshot)),
				lastEvent: event.event ?? actor.lastEvent,
				step: { from: actor.value, event: event.event },
				changes: actor.changes + 1,
				changedAt: timeOf(event),
			};
		default:
			return before;
	}
}
