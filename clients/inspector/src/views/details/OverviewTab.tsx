import { useMemo } from 'react';
import { CopyButton } from '../../json/CopyButton.tsx';
import { JsonTree } from '../../json/JsonTree.tsx';
import { useCompose } from '../../sending/use-sending.ts';
import { parseDefinition } from '../../store/state-tree.ts';
import type { ActorEntry } from '../../store/types.ts';
import { Card } from './Card.tsx';
import { ContextCard } from './ContextCard.tsx';
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
			<div className="overview-main">
				{actor.error !== undefined && (
					<Card title="Error" tone="bad" tool={<CopyButton label="Copy the error" value={actor.error} />}>
						<JsonTree label="Error" value={actor.error} />
					</Card>
				)}
				{actor.output !== undefined && (
					<Card title="Output" tool={<CopyButton label="Copy the output" value={actor.output} />}>
						<JsonTree label="Output" value={actor.output} />
					</Card>
				)}
				<ContextCard actor={actor} />
			</div>
		</div>
	);
}
