import { useEffect, useMemo, useState } from 'react';
import type { LogEntry } from '../store/log-types.ts';
import type { ActorEntry, PeerEntry } from '../store/types.ts';

export type Choice =
	| { readonly kind: 'peer'; readonly peerId: string; readonly name: string }
	| { readonly kind: 'actor'; readonly peerId: string; readonly name: string; readonly sessionId: string };

export interface Chosen {
	readonly peer: PeerEntry;
	readonly actor?: ActorEntry | undefined;
	/** It left, or its actor is no longer told of: this is the last that was seen. */
	readonly gone: boolean;
}

function find(peers: readonly PeerEntry[], choice: Choice | undefined): Chosen | undefined {
	if (choice === undefined) return undefined;
	const here = (peer: PeerEntry) =>
		choice.kind === 'peer' ? undefined : peer.actors.find((actor) => actor.sessionId === choice.sessionId);
	const same = peers.find((peer) => peer.peerId === choice.peerId);
	// Another run of the same application has another id: go on with it.
	const peer = same ?? peers.find((other) => other.name === choice.name && here(other) !== undefined);
	if (peer === undefined) return undefined;
	const actor = here(peer);
	return choice.kind === 'actor' && actor === undefined ? undefined : { peer, actor, gone: false };
}

function first(peers: readonly PeerEntry[]): Choice | undefined {
	const peer = peers.find((candidate) => candidate.actors.length > 0);
	const actor = peer?.actors.find((candidate) => candidate.leaves.length > 0) ?? peer?.actors[0];
	if (peer === undefined || actor === undefined) return undefined;
	return { kind: 'actor', peerId: peer.peerId, name: peer.name, sessionId: actor.sessionId };
}

/** What is looked at: at first the first actor that comes, then what the user chooses, through restarts of its peer. */
export function useChoice(peers: readonly PeerEntry[]) {
	const [choice, setChoice] = useState<Choice>();
	const [last, setLast] = useState<Chosen>();
	const found = useMemo(() => find(peers, choice), [peers, choice]);

	useEffect(() => {
		if (choice === undefined) setChoice(first(peers));
	}, [choice, peers]);
	useEffect(() => {
		if (found !== undefined) setLast(found);
	}, [found]);

	const chosen = found ?? (last === undefined ? undefined : { ...last, gone: true });
	return { chosen, choose: setChoice };
}

export const choiceOf = (entry: LogEntry): Choice => {
	const { peerId, peerName: name, sessionId } = entry;
	return sessionId === undefined
		? { kind: 'peer', peerId, name }
		: { kind: 'actor', peerId, name, sessionId };
};
