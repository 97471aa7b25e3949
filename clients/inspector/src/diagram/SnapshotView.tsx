import { useMemo } from 'react';
import type { ActorEntry } from '../store/types.ts';
import { Name } from '../ui/Name.tsx';
import { Card } from '../views/details/Card.tsx';
import { DataCards } from '../views/details/DataCards.tsx';
import { type ValueBox, valueBoxes } from './snapshot-boxes.ts';

/** Why there is no diagram, and what there is instead. */
function reason({ definition, leftOut }: ActorEntry, hasStates: boolean): string {
	if (leftOut) return 'Left out: the actors of this peer hold more than this page keeps.';
	if (!hasStates) return 'An actor without states.';
	if (definition === undefined) return 'Its peer told of no definition: this is the state that it is in.';
	return 'Its definition names no states that this page can read: this is the state that it is in.';
}

/** An actor without a definition: its state as boxes in boxes, and what it holds beside it. */
export function SnapshotView({ actor }: { actor: ActorEntry }) {
	const { boxes, leftOut } = useMemo(() => valueBoxes(actor.value), [actor.value]);
	return (
		<div className="overview">
			<div className="overview-side">
				<Card title="State">
					{boxes.length > 0 && <Boxes boxes={boxes} label="Active states" />}
					{leftOut && (
						<p className="quiet">There are more states than fit here; the overview has them as a list.</p>
					)}
					<p className="snapshot-reason quiet">{reason(actor, boxes.length > 0)}</p>
				</Card>
			</div>
			<DataCards actor={actor} />
		</div>
	);
}

function Boxes({ boxes, label }: { boxes: readonly ValueBox[]; label?: string }) {
	return (
		<ul className="snapshot-boxes" data-several={boxes.length > 1 || undefined} aria-label={label}>
			{boxes.map(({ key, path, inner }) => (
				<li
					key={key}
					className="snapshot-box"
					data-state-path={path}
					data-leaf={inner.length === 0 || undefined}
				>
					<Name className="snapshot-name">{key}</Name>
					{inner.length > 0 && <Boxes boxes={inner} />}
				</li>
			))}
		</ul>
	);
}
