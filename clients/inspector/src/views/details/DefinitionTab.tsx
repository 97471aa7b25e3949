import { useMemo } from 'react';
import { CopyButton } from '../../json/CopyButton.tsx';
import { JsonTree } from '../../json/JsonTree.tsx';
import { parseDefinition } from '../../store/state-tree.ts';
import type { ActorEntry } from '../../store/types.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Card } from './Card.tsx';

/** The machine's config as its peer exported it. */
export function DefinitionTab({ actor: { definition, leftOut } }: { actor: ActorEntry }) {
	const value = useMemo(() => parseDefinition(definition), [definition]);
	if (definition === undefined) {
		return (
			<Notice icon="actors" title="No definition">
				<p>
					{leftOut
						? 'Left out: the actors of this peer hold more than this page keeps.'
						: 'Its peer told of none: not every actor is a statechart.'}
				</p>
			</Notice>
		);
	}
	return (
		<div className="overview">
			<div className="overview-main">
				<Card
					title="XState machine config"
					grow
					tool={<CopyButton label="Copy the definition" value={value ?? definition} />}
				>
					<JsonTree label="Definition" value={value ?? definition} />
				</Card>
			</div>
		</div>
	);
}
