import type { InspectionEvent } from '../channel/types.ts';
import { stateLeaves } from './state-value.ts';
import { readTime } from './time.ts';
import type { ActorEntry, ActorStatus } from './types.ts';

export const actorKey = (peerId: string, sessionId: string): string => `${peerId} ${sessionId}`;

/** When the peer says it happened; when it arrived, if it does not say. */
export const timeOf = ({ createdAt }: InspectionEvent): number => readTime(createdAt) ?? Date.now();

/** A longer name says nothing to a reader, and each event of its actor has it. */
const MAX_NAME = 2_000;

/** A change that comes sooner after the one before belongs to the same burst. Longer than a flash takes (`tree.css`). */
const REST_MS = 750;

const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

const record = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const STATUSES: readonly unknown[] = ['active', 'done', 'error', 'stopped'];

function unseen(peerId: string, sessionId: string): ActorEntry {
	return {
		key: actorKey(peerId, sessionId),
		peerId,
		sessionId,
		name: sessionId,
		told: false,
		status: 'active',
		leaves: [],
		tags: [],
		leftOut: false,
		events: 0,
		changes: 0,
		bursts: 0,
		changedAt: 0,
	};
}

type Draft = { -readonly [Member in keyof ActorEntry]: ActorEntry[Member] };

/** A copy with what any event says of its actor. This runs for each event: no object is made in vain. */
function described(actor: ActorEntry, event: InspectionEvent): Draft {
	const draft: Draft = { ...actor };
	if (event.type === '@xstate.actor') draft.name = text(event.name)?.slice(0, MAX_NAME) ?? draft.name;
	const rootId = text(event.rootId);
	if (rootId !== undefined) draft.rootId = rootId;
	const parentId = text(event.parentId);
	if (parentId !== undefined) draft.parentId = parentId;
	const definition = text(event.definition);
	if (definition !== undefined) draft.definition = definition;
	return draft;
}

function changed(draft: Draft, event: InspectionEvent): Draft {
	const { status, value, context, tags, output, error } = record(event.snapshot);
	draft.told = true;
	draft.status = STATUSES.includes(status) ? (status as ActorStatus) : 'active';
	// An empty one is what some inspectors tell of an actor without states.
	draft.value = value === '' ? undefined : value;
	draft.leaves = stateLeaves(value);
	draft.context = context;
	draft.tags = Array.isArray(tags) ? tags.slice(0, 100).filter((tag) => typeof tag === 'string') : [];
	draft.output = output;
	draft.error = error;
	draft.changedAt = timeOf(event);
	return draft;
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
		case '@xstate.actor': {
			const draft = changed(described(actor, event), event);
			draft.step = undefined;
			return draft;
		}
		case '@xstate.event': {
			const draft = described(actor, event);
			draft.lastEvent = event.event;
			draft.events++;
			return draft;
		}
		case '@xstate.snapshot': {
			const draft = changed(described(actor, event), event);
			draft.lastEvent = event.event ?? actor.lastEvent;
			draft.step = { from: actor.value, event: event.event };
			draft.changes++;
			if (draft.changedAt - actor.changedAt >= REST_MS) draft.bursts++;
			return draft;
		}
		default:
			return before;
	}
}
