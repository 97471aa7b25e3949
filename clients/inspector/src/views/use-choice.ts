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

function find(
	peers: readonly PeerEntry[],
	{ peerId, peer: name, actor: sessionId }: Choice,
): Chosen | undefined {
	const here = (peer: PeerEntry) => peer.actors.find((actor) => actor.sessionId === sessionId);
	const same = peers.find((peer) => peer.peerId === peerId);
	// Another run of the same application has another id: go on with it.
	const peer =
		same ??
		peers.find((other) => other.name === name && (sessionId === undefined || here(other) !== undefined));
	if (peer === undefined) return undefined;
	const actor = here(peer);
	return sessionId !== undefined && actor === undefined ? undefined : { peer, actor, gone: false };
}

/** Whether what was seen last is what is looked for, and not what was looked at before it. */
const isOf = ({ peer, actor }: Chosen, choice: Choice): boolean =>
	actor?.sessionId === choice.actor && (peer.peerId === choice.peerId || peer.name === choice.peer);

function first(peers: readonly PeerEntry[]): Choice | undefined {
	const peer = peers.find((candidate) => candidate.actors.some(({ told }) => told));
	const known = peer?.actors.filter(({ told }) => told);
	const actor = known?.find((candidate) => candidate.leaves.length > 0) ?? known?.[0];
	if (peer === undefined || actor === undefined) return undefined;
	return { peerId: peer.peerId, peer: peer.name, actor: actor.sessionId };
}

/** What is looked at: the place, and while that is none the first actor that came; through restarts of its peer. */
export function useChosen(peers: readonly PeerEntry[], place: Place): Chosen | undefined {
	const [fallback, setFallback] = useState<Choice>();
	const [last, setLast] = useState<Chosen>();
	const { peerId, peer, actor } = place;
	const isPlaced = peerId !== undefined || peer !== undefined;
	const choice = useMemo(
		() => (isPlaced ? ({ peerId, peer, actor } as Choice) : fallback),
		[peerId, peer, actor, isPlaced, fallback],
	);
	const found = useMemo(() => choice && find(peers, choice), [peers, choice]);

	useEffect(() => {
		if (fallback === undefined) setFallback(first(peers));
	}, [fallback, peers]);
	useEffect(() => {
		if (found !== undefined) setLast(found);
	}, [found]);

	if (found !== undefined || last === undefined) return found;
	return choice !== undefined && isOf(last, choice) ? { ...last, gone: true } : undefined;
}

/** The place of the actor, or else the peer, that an entry of the log tells of. */
export const placeOf = ({ peerId, peerName: peer, sessionId: actor }: LogEntry) => ({ peerId, peer, actor });
