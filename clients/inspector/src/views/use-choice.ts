import { useEffect, useMemo, useState } from 'react';
import type { Place } from '../place/place.ts';
import type { LogEntry } from '../store/log-types.ts';
import type { ActorEntry, PeerEntry } from '../store/types.ts';

export interface Chosen {
	readonly peer: PeerEntry;
	readonly actor?: ActorEntry | undefined;
	/** It left, or its actor is no longer told of: this is the last that was seen. */
	readonly gone: boolean;
}

type Choice = Pick<Place, 'peerId' | 'peer' | 'actor'>;

/** What was found last, and by which choice. */
interface Found {
	readonly choice: Choice;
	readonly chosen: Chosen;
}

type HasSeen = (peerId: string) => boolean;

/** The peer itself or its next run. Of one that was never here only the name is known, which then has to be nobody else's. */
function peerOf(
	peers: readonly PeerEntry[],
	{ peerId, peer: name }: Choice,
	hasSeen: HasSeen,
): PeerEntry | undefined {
	if (peerId !== undefined && hasSeen(peerId)) {
		return (
			peers.find((peer) => peer.peerId === peerId) ?? peers.find(({ before }) => before.includes(peerId))
		);
	}
	const [one, ...more] = peers.filter((peer) => peer.name === name);
	return more.length === 0 ? one : undefined;
}

function find(peers: readonly PeerEntry[], choice: Choice, hasSeen: HasSeen): Chosen | undefined {
	const peer = peerOf(peers, choice, hasSeen);
	if (peer === undefined) return undefined;
	const actor = peer.actors.find(({ sessionId }) => sessionId === choice.actor);
	return choice.actor !== undefined && actor === undefined ? undefined : { peer, actor, gone: false };
}

/** Whether what was found last is what is looked for, and not what was looked at before it. */
const isOf = ({ choice, chosen }: Found, wanted: Choice): boolean =>
	choice.actor === wanted.actor &&
	(chosen.peer.peerId === wanted.peerId || (choice.peerId === wanted.peerId && choice.peer === wanted.peer));

function first(peers: readonly PeerEntry[]): Choice | undefined {
	const peer = peers.find((candidate) => candidate.actors.some(({ told }) => told));
	const known = peer?.actors.filter(({ told }) => told);
	const actor = known?.find((candidate) => candidate.leaves.length > 0) ?? known?.[0];
	if (peer === undefined || actor === undefined) return undefined;
	return { peerId: peer.peerId, peer: peer.name, actor: actor.sessionId };
}

/**
 * What is looked at: the place, and while that is none the first actor that came; through restarts of its peer.
 *
 * @param hasSeen whether a peer is there, or was of late
 */
export function useChosen(peers: readonly PeerEntry[], place: Place, hasSeen: HasSeen): Chosen | undefined {
	const [fallback, setFallback] = useState<Choice>();
	const [last, setLast] = useState<Found>();
	const { peerId, peer, actor } = place;
	const isPlaced = peerId !== undefined || peer !== undefined;
	const choice = useMemo(
		() => (isPlaced ? ({ peerId, peer, actor } as Choice) : fallback),
		[peerId, peer, actor, isPlaced, fallback],
	);
	const known = last !== undefined && choice !== undefined && isOf(last, choice) ? last.chosen : undefined;
	const knownId = known?.peer.peerId;
	const found = useMemo(
		() => choice && find(peers, knownId === undefined ? choice : { ...choice, peerId: knownId }, hasSeen),
		[peers, choice, knownId, hasSeen],
	);

	useEffect(() => {
		if (fallback === undefined) setFallback(first(peers));
	}, [fallback, peers]);
	useEffect(() => {
		if (choice !== undefined && found !== undefined) setLast({ choice, chosen: found });
	}, [choice, found]);

	return found ?? (known && { ...known, gone: true });
}

/** The place of the actor, or else the peer, that an entry of the log tells of. */
export const placeOf = ({ peerId, peerName: peer, sessionId: actor }: LogEntry) => ({ peerId, peer, actor });
