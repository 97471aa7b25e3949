import type { PeerRecord } from './peer-record.ts';

/**
 * What people call the sender of an event: an actor of the same peer, or `{peerId}/{sessionId}` of another, whose session
 * id is empty if it did not say which of its actors it was (protocol §5).
 */
export function senderName(
	sourceId: unknown,
	peer: PeerRecord,
	peerOf: (peerId: string) => PeerRecord | undefined,
): string | undefined {
	if (typeof sourceId !== 'string') return undefined;
	const slash = sourceId.indexOf('/');
	const other = slash > 0 ? peerOf(sourceId.slice(0, slash)) : undefined;
	if (!other) return peer.actor(sourceId)?.name ?? sourceId;
	const sessionId = sourceId.slice(slash + 1);
	if (sessionId === '') return other.name;
	return `${other.actor(sessionId)?.name ?? sessionId} of ${other.name}`;
}
