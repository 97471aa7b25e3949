import { Name } from '../ui/Name.tsx';
import { type Accepted, begun } from './accepted-events.ts';

/** The events that the actor's state reacts to, to be taken over. */
export function EventChoice({
	accepted,
	type: chosen,
	onChoose,
}: {
	/** Undefined: not known. */
	accepted: Accepted | undefined;
	type: string;
	onChoose: (type: string) => void;
}) {
	if (accepted === undefined) {
		return <p className="quiet">Its peer told of no definition: any event may be tried.</p>;
	}
	const { events, any } = accepted;
	if (events.length === 0) {
		return (
			<p className="quiet">
				{any ? 'In this state it takes any event.' : 'In this state it takes no event.'}
			</p>
		);
	}
	return (
		<div className="event-choices" role="group" aria-label="Events it accepts in this state">
			{events.map(({ type, guards }) => (
				<button
					key={type}
					type="button"
					className="event-choice"
					aria-pressed={chosen === type}
					onClick={() => {
						onChoose(begun(type));
					}}
				>
					<Name>{type}</Name>
					{guards.length > 0 && (
						<span className="event-guard">
							if <Name>{guards.join(' or ')}</Name>
						</span>
					)}
				</button>
			))}
			{any && <span className="quiet">and any other</span>}
		</div>
	);
}
