import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { parseDefinition } from '../store/state-tree.ts';
import type { ActorEntry, PeerEntry } from '../store/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { Marked } from '../ui/Marked.tsx';
import { Card } from '../views/details/Card.tsx';
import { acceptedEvents } from './accepted-events.ts';
import { type Draft, type DraftProblem, readDraft } from './draft.ts';
import { EventChoice } from './EventChoice.tsx';
import { PayloadField } from './PayloadField.tsx';
import { TypeField } from './TypeField.tsx';
import { type Sending, useDraft } from './use-sending.ts';

const TIMEOUTS = [1, 5, 30, 300];

/** Where its application says which of its actors take events. */
const exposure = ({ kind }: PeerEntry): string =>
	kind === 'jvm'
		? 'Delivered if its application names the actor in `xstate.webrtc.actors.exposure.include`.'
		: 'Delivered if its peer exposes the actor: `channel.expose(actor)`.';

/** An event for an actor, as it is being written. */
export function Composer({ sending, actor, peer }: { sending: Sending; actor: ActorEntry; peer: PeerEntry }) {
	const draft = useDraft(sending, actor);
	const [tried, setTried] = useState(false);
	const [timeout, setTimeout] = useState(5);
	const fields = { type: useRef<HTMLInputElement>(null), payload: useRef<HTMLTextAreaElement>(null) };
	const definition = useMemo(() => parseDefinition(actor.definition), [actor.definition]);
	const accepted = useMemo(
		() => (definition === undefined ? undefined : acceptedEvents(definition, actor.value)),
		[definition, actor.value],
	);
	const read = useMemo(() => readDraft(draft), [draft]);
	const problems = 'problems' in read ? read.problems : [];

	const change = (to: Partial<Draft>) => {
		setTried(false);
		sending.drafts.change(actor.key, to);
	};
	const post = (how: 'ask' | 'send') => {
		if ('problems' in read) {
			setTried(true);
			fields[read.problems[0]?.field ?? 'type'].current?.focus();
		} else if (how === 'send') sending.outbox.send(actor, read.event);
		else sending.outbox.ask(actor, read.event, timeout * 1_000);
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
		event.preventDefault();
		post('ask');
	};
	// A payload's mistakes show at once, and that there is no type yet only once somebody wants to send it.
	const of = (field: DraftProblem['field']) =>
		tried || field === 'payload' ? problems.find((problem) => problem.field === field) : undefined;

	return (
		<div className="composer" role="group" aria-label="Event to send" onKeyDown={onKeyDown}>
			<Card title="Event">
				<EventChoice
					accepted={accepted}
					type={draft.type}
					onChoose={(type) => {
						change({ type });
					}}
				/>
				<TypeField
					input={fields.type}
					value={draft.type}
					accepted={accepted}
					problem={of('type')?.message}
					onChange={(type) => {
						change({ type });
					}}
				/>
				<PayloadField
					input={fields.payload}
					value={draft.payload}
					problem={of('payload')}
					onChange={(payload) => {
						change({ payload });
					}}
				/>
				<div className="composer-tools">
					<button
						type="button"
						className="button"
						title="Ctrl or ⌘ and Enter"
						onClick={() => {
							post('ask');
						}}
					>
						<Icon name="send" />
						Ask
					</button>
					<label className="composer-timeout">
						and wait
						<select
							aria-label="How long to wait for the answer"
							value={timeout}
							onChange={(event) => {
								setTimeout(Number(event.target.value));
							}}
						>
							{TIMEOUTS.map((seconds) => (
								<option key={seconds} value={seconds}>
									{seconds < 60 ? `${seconds} s` : `${seconds / 60} min`}
								</option>
							))}
						</select>
					</label>
					<span className="spacer" />
					<button
						type="button"
						className="button button-quiet"
						title="Without an answer"
						onClick={() => {
							post('send');
						}}
					>
						Send only
					</button>
				</div>
				<p className="composer-note">
					{actor.status === 'active' ? (
						<Marked>{exposure(peer)}</Marked>
					) : (
						'It has ended: what is sent to it now reaches nobody.'
					)}
				</p>
			</Card>
		</div>
	);
}
