import type { InspectionEvent } from '../channel/types.ts';
import { timeOf } from './actor.ts';
import type { PeerRecord } from './peer-record.ts';
import { stateLeaves } from './state-value.ts';
import type { LogEntry, LogKind } from './log-types.ts';
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

function leavesOf(event: InspectionEvent): { leaves?: readonly string[] } {
	const snapshot = event.snapshot;
	if (typeof snapshot !== 'object' || snapshot === null || !('value' in snapshot)) return {};
	return { leaves: stateLeaves(snapshot.value) };
}

/** How an inspection event is written in the log. */
export function logEntry(
	peerId: string,
	peer: PeerRecord,
	actor: ActorEntry | undefined,
	event: InspectionEvent,
	sourceName: string | undefined,
): Omit<LogEntry, 'id'> {
	const kind = KINDS.get(event.type) ?? 'other';
	const { sessionId } = event;
	return {
		kind,
		time: timeOf(event),
		peerId,
		peerName: peer.name,
		hue: peer.hue,
		type: typeOf(kind, event),
		seq: event._seq,
		payload: event,
		...(typeof sessionId === 'string' ? { sessionId, actorName: actor?.name ?? sessionId } : {}),
		...(sourceName !== undefined && { sourceName }),
		...leavesOf(event),
	};
}
