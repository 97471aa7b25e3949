import { CopyButton } from '../../json/CopyButton.tsx';
import { JsonTree } from '../../json/JsonTree.tsx';
import type { ActorEntry } from '../../store/types.ts';
import { Card } from './Card.tsx';

/** Why there is none to show; an empty one is shown as such. */
function unknownContext({ leftOut, leaves }: ActorEntry): string {
	if (leftOut) return 'Left out: the actors of this peer hold more than this page keeps.';
	if (leaves.length === 0) return 'It has told of none.';
	return 'Not known yet: nobody was watching when it came into this state. It shows with the next change.';
}

/** What an actor remembers. */
export function ContextCard({ actor }: { actor: ActorEntry }) {
	const { context } = actor;
	return (
		<Card
			title="Context"
			grow
			{...(context === undefined ? {} : { tool: <CopyButton label="Copy the context" value={context} /> })}
		>
			{context === undefined ? (
				<p className="quiet">{unknownContext(actor)}</p>
			) : (
				<JsonTree label="Context" value={context} />
			)}
		</Card>
	);
}
