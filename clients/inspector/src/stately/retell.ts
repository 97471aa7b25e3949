import type { InspectionEvent } from '../channel/types.ts';
import type { LogEntry } from '../store/log-types.ts';
import type { ActorEntry, PeerEntry } from '../store/types.ts';

/** What receivers of `@statelyai/inspect` know an event by. */
const VERSION = '0.7.2';

/** An actor as it is now, in the words of its peer (protocol §5). */
function actorEvent(actor: ActorEntry): InspectionEvent {
	const { name, sessionId, rootId = sessionId, parentId, definition, changedAt } = actor;
	const { status, value, context, tags, output, error } = actor;
	const members = Object.entries({ status, value, context, tags, output, error });
	return {
		type: '@xstate.actor',
		_seq: 0,
		name,
		sessionId,
		rootId,
		...(parentId !== undefined && { parentId }),
		...(definition !== undefined && { definition }),
		snapshot: Object.fromEntries(members.filter(([, member]) => member !== undefined)),
		createdAt: String(changedAt),
		id: null,
		_version: VERSION,
	};
}

/** An event of the log as a receiver takes it; undefined for what is this page's own or of another peer. */
export function retold({ peerId, payload }: LogEntry, peer: string): InspectionEvent | undefined {
	if (peerId !== peer || payload?.type.startsWith('@xstate.') !== true) return undefined;
	return typeof payload._version === 'string' ? payload : { ...payload, _version: VERSION };
}

/** The actors of whose beginning the log knows nothing (any more): a receiver must have heard of them first. */
export function introductions(peer: PeerEntry, kept: readonly LogEntry[]): InspectionEvent[] {
	const told = new Set(
		kept
			.filter(({ peerId, kind }) => peerId === peer.peerId && kind === 'actor')
			.map(({ sessionId }) => sessionId),
	);
	return peer.actors.filter(({ sessionId }) => !told.has(sessionId)).map(actorEvent);
}
