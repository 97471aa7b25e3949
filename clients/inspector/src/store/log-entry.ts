import type { InspectionEvent } from '../channel/types.ts';
import { timeOf } from './actor.ts';
import type { PeerRecord } from './peer-record.ts';
import { stateLeaves } from './state-value.ts';
import type { LogEntry, LogKind } from './log-types.ts';
import { type Sender, THIS_PAGE } from './sender-name.ts';
import type { ActorEntry } from './types.ts';

const KINDS = new Map<string, LogKind>([
	['@xstate.actor', 'actor'],
	['@xstate.event', 'event'],
	['@xstate.snapshot', 'snapshot'],
	['@xstate.reply', 'reply'],
	['@xstate.deadletter', 'dead'],
]);

function typeOf(kind: LogKind, event: InspectionEvent): string {
	if (kind === 'actor') return 'started';
	const inner: unknown = event.event?.type;
	return kind !== 'other' && typeof inner === 'string' ? inner : event.type;
}

function leavesOf(
	kind: LogKind,
	actor: ActorEntry | undefined,
	{ snapshot }: InspectionEvent,
): readonly string[] | undefined {
	if (typeof snapshot !== 'object' || snapshot === null || !('value' in snapshot)) return undefined;
	return actor !== undefined && (kind === 'actor' || kind === 'snapshot')
		? actor.leaves
		: stateLeaves(snapshot.value);
}

type Unnumbered = { -readonly [Member in keyof Omit<LogEntry, 'id'>]: LogEntry[Member] };

/**
 * How an inspection event is written in the log.
 *
 * @param actor as it is after the event
 * @param isLate it tells of an actor after its time, and of its state as it was when told: not as it started
 */
export function logEntry(
	peerId: string,
	peer: PeerRecord,
	actor: ActorEntry | undefined,
	event: InspectionEvent,
	sender: Sender,
	isLate: boolean,
): Omit<LogEntry, 'id'> {
	const kind = KINDS.get(event.type) ?? 'other';
	const { sessionId } = event;
	const entry: Unnumbered = {
		kind,
		time: timeOf(event),
		peerId,
		peerName: peer.name,
		hue: peer.hue,
		type: typeOf(kind, event),
		seq: event._seq,
		payload: event,
	};
	if (typeof sessionId === 'string') {
		entry.sessionId = sessionId;
		entry.actorName = actor?.name ?? sessionId;
	}
	if (sender === THIS_PAGE) entry.own = true;
	else if (typeof sender === 'string') entry.sourceName = sender;
	else if (sender !== undefined) {
		entry.sourcePeer = sender.peer;
		if (sender.actor !== undefined) entry.sourceName = sender.actor;
	}
	if (isLate) {
		entry.late = true;
		return entry;
	}
	const leaves = leavesOf(kind, actor, event);
	if (leaves !== undefined) entry.leaves = leaves;
	return entry;
}
