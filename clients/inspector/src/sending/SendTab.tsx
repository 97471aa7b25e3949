import type { ActorEntry, PeerEntry } from '../store/types.ts';

export function SendTab({ actor }: { peer: PeerEntry; actor: ActorEntry; gone: boolean }) {
	return <p className="quiet">Send: {actor.name}</p>;
}
