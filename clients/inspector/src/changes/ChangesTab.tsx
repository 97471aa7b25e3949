import type { ActorEntry } from '../store/types.ts';

export function ChangesTab({ actor }: { actor: ActorEntry }) {
	return <p className="quiet">Over time: {actor.name}</p>;
}
