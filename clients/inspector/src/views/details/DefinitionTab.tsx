import { useMemo } from 'react';
import { CopyButton } from '../../json/CopyButton.tsx';
import { JsonTree } from '../../json/JsonTree.tsx';
import { parseDefinition } from '../../store/state-tree.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Card } from './Card.tsx';

/** The machine's config as its peer exported it. */
export function DefinitionTab({ definition }: { definition: string | undefined }) {
	const value = useMemo(() => parseDefinition(definition), [definition]);
	if (definition === undefined) {
		return (
			<Notice icon="actors" title="No definition">
				<p>Its peer told of none: not every actor is a statechart.</p>
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
