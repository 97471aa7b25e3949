import type { ActorEntry } from '../store/types.ts';
import { Diagram } from './Diagram.tsx';
import { SnapshotView } from './SnapshotView.tsx';

/** The chosen actor's diagram, live; its snapshot where it has none. */
export function DiagramTab({ actor }: { actor: ActorEntry }) {
	const snapshot = <SnapshotView actor={actor} />;
	if (actor.definition === undefined) return snapshot;
	return (
		<Diagram
			definition={actor.definition}
			value={actor.value}
			previousValue={actor.step?.from}
			event={actor.step?.event}
			otherwise={snapshot}
		/>
	);
}
