import { useState } from 'react';
import type { ActorEntry, PeerEntry } from '../store/types.ts';
import { short } from '../ui/format.ts';
import { Card } from '../views/details/Card.tsx';
import { draftOf } from './draft.ts';
import { type Sent, verdict } from './sent.ts';
import { SentItem } from './SentItem.tsx';
import type { Sending } from './use-sending.ts';

/** What was sent to the actor, newest first. */
export function SentList({
	sending,
	actor,
	peer,
	sent,
	isBlocked,
}: {
	sending: Sending;
	actor: ActorEntry;
	peer: PeerEntry;
	sent: readonly Sent[];
	isBlocked: boolean;
}) {
	const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
	const [newest] = sent;
	const isOpen = ({ id }: Sent) => toggled.get(id) ?? id === newest?.id;
	return (
		<div className="sent-pane">
			<Card title="Sent from here" grow>
				<p className="visually-hidden" role="status">
					{newest && `${short(newest.event.type, 60)}: ${verdict(newest).word}`}
				</p>
				{newest === undefined && (
					<p className="quiet">Nothing yet. What you send stands here with its answer, to be sent again.</p>
				)}
				<ul className="sent-list" aria-label="Sent events">
					{sent.map((each) => (
						<SentItem
							key={each.id}
							sent={each}
							kind={peer.kind}
							isOpen={isOpen(each)}
							onToggle={() => {
								setToggled((before) => new Map(before).set(each.id, !isOpen(each)));
							}}
							onCancel={() => {
								sending.outbox.cancel(each.id);
							}}
							{...(!isBlocked && {
								onAgain: () => {
									sending.outbox.again(each);
								},
								onEdit: () => {
									sending.drafts.change(actor.key, draftOf(each.event));
								},
							})}
						/>
					))}
				</ul>
			</Card>
		</div>
	);
}
