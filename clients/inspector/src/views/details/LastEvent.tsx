import { CopyButton } from '../../json/CopyButton.tsx';
import { JsonTree } from '../../json/JsonTree.tsx';
import { Name } from '../../ui/Name.tsx';
import { Card } from './Card.tsx';

const typeOf = (event: unknown): string | undefined =>
	typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string'
		? event.type
		: undefined;

function payloadOf(event: unknown): object | undefined {
	if (typeof event !== 'object' || event === null) return undefined;
	const payload = Object.entries(event).filter(([key]) => key !== 'type');
	return payload.length === 0 ? undefined : Object.fromEntries(payload);
}

export function LastEvent({ event }: { event: unknown }) {
	const type = typeOf(event);
	const payload = payloadOf(event);
	return (
		<Card
			title="Last event"
			{...(type === undefined ? {} : { tool: <CopyButton label="Copy the last event" value={event} /> })}
		>
			{type === undefined ? (
				<p className="quiet">None seen yet.</p>
			) : (
				<p className="event-type" data-testid="last-event">
					<Name>{type}</Name>
				</p>
			)}
			{payload !== undefined && <JsonTree label="Last event's values" value={payload} />}
		</Card>
	);
}
