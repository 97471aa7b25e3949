import type { PeerRecord } from './peer-record.ts';

/** This page is the sender: no name, since an actor may have any. */
export const THIS_PAGE = Symbol('this page');

/** Another peer, by its name, and which of its actors; none if it did not say. */
export interface OtherPeer {
	readonly peer: string;
	readonly actor: string | undefined;
}

/** Who sent an event, or who gets an answer: an actor of the same peer by its name, or somebody elsewhere. */
export type Sender = string | OtherPeer | typeof THIS_PAGE | undefined;

/**
 * What people call the sender of an event: an actor of the same peer, or `{peerId}/{sessionId}` of another, whose session
 * id is empty if it did not say which of its actors it was (protocol §5). This page is a peer of its own, which is not
 * among those that it looks at.
 */
export function senderName(
	sourceId: unknown,
	peer: PeerRecord,
	peerOf: (peerId: string) => PeerRecord | undefined,
	self: string | undefined,
): Sender {
	if (typeof sourceId !== 'string') return undefined;
	const slash = sourceId.indexOf('/');
	const own = peer.actor(sourceId)?.name;
	if (slash <= 0) return own ?? sourceId;
	const peerId = sourceId.slice(0, slash);
	if (peerId === self) return THIS_PAGE;
	return own ?? actorOf(peerId, sourceId.slice(slash + 1), peerOf(peerId));
}

function actorOf(peerId: string, sessionId: string, peer: PeerRecord | undefined): OtherPeer {
	const actor = sessionId === '' ? undefined : (peer?.actor(sessionId)?.name ?? sessionId);
	return { peer: peer?.name ?? peerId, actor };
}
