import type { ActorEntry } from '../store/types.ts';

export function DiagramTab({ actor }: { actor: ActorEntry }) {
	return <p className="quiet">Diagram: {actor.name}</p>;
}
