import { useMemo } from 'react';
import { useCompose } from '../../sending/use-sending.ts';
import { parseDefinition } from '../../store/state-tree.ts';
import type { ActorEntry } from '../../store/types.ts';
import { Card } from './Card.tsx';
import { DataCards } from './DataCards.tsx';
import { LastEvent } from './LastEvent.tsx';
import { StateTree } from './StateTree.tsx';

export function OverviewTab({ actor }: { actor: ActorEntry }) {
	const compose = useCompose();
	const definition = useMemo(() => parseDefinition(actor.definition), [actor.definition]);
	return (
		<div className="overview">
			<div className="overview-side">
				<Card title="State">
					<StateTree
						value={actor.value}
						definition={definition}
						onEvent={
							compose &&
							((type) => {
								compose(actor, type);
							})
						}
					/>
				</Card>
				<LastEvent event={actor.lastEvent} />
			</div>
			<DataCards actor={actor} />
		</div>
	);
}
