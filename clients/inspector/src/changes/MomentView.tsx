import { useMemo, useState } from 'react';
import { Diagram } from '../diagram/Diagram.tsx';
import { CopyButton } from '../json/CopyButton.tsx';
import { JsonTree } from '../json/JsonTree.tsx';
import { remember, remembered } from '../place/remembered.ts';
import { usePlace } from '../place/use-place.ts';
import type { LogEntry } from '../store/log-types.ts';
import type { ActorEntry } from '../store/types.ts';
import { clock } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import { refOf } from '../views/log/use-chosen.ts';
import { DifferenceView } from './DifferenceView.tsx';
import { momentOf, snapshotOf } from './moment.ts';

const SIDES = ['Difference', 'Diagram', 'Snapshot'] as const;
type Side = (typeof SIDES)[number];

const SIDE = 'change-side';

/** One of the actor's states, and what was different before it. */
export function MomentView({
	actor,
	entry,
	previous,
	pinned,
	onPin,
}: {
	/** As it is now; its definition is the same all along. */
	actor: ActorEntry;
	entry: LogEntry;
	/** The change before it, if that is known. */
	previous: LogEntry | undefined;
	/** What it is compared with instead of that. */
	pinned: LogEntry | undefined;
	onPin: (isPinned: boolean) => void;
}) {
	const [side, setSide] = useState<Side>(() => SIDES.find((each) => each === remembered(SIDE)) ?? SIDES[0]);
	const moment = useMemo(() => momentOf(entry), [entry]);
	const snapshot = useMemo(() => snapshotOf(entry), [entry]);
	const base = pinned ?? previous;
	const isPinned = pinned !== undefined;
	const before = useMemo(() => base && momentOf(base), [base]);
	const cameFrom = useMemo(() => previous && momentOf(previous), [previous]);
	return (
		<section className="moment" aria-label="Chosen change" data-seq={entry.seq}>
			<MomentHead entry={entry}>
				<button
					type="button"
					className="button button-quiet"
					aria-pressed={isPinned}
					title={isPinned ? 'Compare with the change before again' : 'Compare the others with this one'}
					onClick={() => {
						onPin(!isPinned);
					}}
				>
					<Icon name="pin" />
					{isPinned ? 'Unpin' : 'Pin to compare'}
				</button>
			</MomentHead>
			<div className="moment-tools">
				<span className="segments" role="group" aria-label="What to show of it">
					{SIDES.map((each) => (
						<button
							key={each}
							type="button"
							className="segment segment-word"
							aria-pressed={each === side}
							onClick={() => {
								setSide(each);
								remember(SIDE, each);
							}}
						>
							{each}
						</button>
					))}
				</span>
				{side === 'Difference' && <Against base={base} isPinned={isPinned} />}
			</div>
			{moment !== undefined && side === 'Difference' && <DifferenceView before={before} after={moment} />}
			{moment !== undefined && side === 'Diagram' && (
				<MomentDiagram
					definition={actor.definition}
					value={moment.value}
					previousValue={cameFrom?.value}
					event={entry.payload?.event}
				/>
			)}
			{side === 'Snapshot' && <JsonTree key={entry.id} label="Snapshot" value={snapshot} />}
		</section>
	);
}

/** The same diagram as of now, with the states of then. */
function MomentDiagram({
	definition,
	...then
}: {
	definition: string | undefined;
	value: unknown;
	previousValue: unknown;
	event: unknown;
}) {
	const none = <p className="quiet">There is no diagram: its peer told of no definition that has states.</p>;
	if (definition === undefined) return none;
	return (
		<div className="moment-diagram">
			<Diagram definition={definition} otherwise={none} {...then} />
		</div>
	);
}

function MomentHead({ entry, children }: { entry: LogEntry; children: React.ReactNode }) {
	const { go } = usePlace();
	const ref = refOf(entry);
	return (
		<header className="moment-head">
			<h3 className="moment-title">
				<Name className="event-type">{entry.type}</Name>
				<time className="log-time">{clock(entry.time)}</time>
				{entry.seq !== undefined && <span className="log-time">#{entry.seq}</span>}
			</h3>
			{children}
			{ref !== undefined && (
				<button
					type="button"
					className="icon-button"
					aria-label="Show it among the events"
					title="Show it among the events"
					onClick={() => {
						go({ dock: 'events', event: ref });
					}}
				>
					<Icon name="events" />
				</button>
			)}
			<CopyButton label="Copy the snapshot" value={entry.payload?.snapshot} />
		</header>
	);
}

function Against({ base, isPinned }: { base: LogEntry | undefined; isPinned: boolean }) {
	if (base === undefined) return <span className="quiet moment-against">nothing before it is kept</span>;
	return (
		<span className="quiet moment-against" data-pinned={isPinned}>
			{isPinned ? 'from the pinned ' : 'from '}
			<Name className="event-type">{base.type}</Name> <time className="log-time">{clock(base.time)}</time>
		</span>
	);
}
