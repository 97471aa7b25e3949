import { CopyButton } from '../../json/CopyButton.tsx';
import { JsonTree } from '../../json/JsonTree.tsx';
import type { ActorEntry } from '../../store/types.ts';
import { Card } from './Card.tsx';
import { ContextCard } from './ContextCard.tsx';

/** What an actor remembers, and what it ended with. */
export function DataCards({ actor }: { actor: ActorEntry }) {
	return (
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
	);
}
