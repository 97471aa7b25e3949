import type { ActorEntry, PeerEntry } from '../store/types.ts';
import { Notice } from '../ui/Notice.tsx';
import { Blocked } from './Blocked.tsx';
import { Composer } from './Composer.tsx';
import { SentList } from './SentList.tsx';
import { type Sending, useSending, useSent } from './use-sending.ts';

interface Props {
	readonly peer: PeerEntry;
	readonly actor: ActorEntry;
	readonly gone: boolean;
}

/** Events for the chosen actor: one that is being written, and those that were sent. */
export function SendTab(props: Props) {
	const sending = useSending();
	if (sending !== undefined) return <Desk {...props} sending={sending} />;
	return (
		<Notice icon="send" title="Nothing to send to">
			<p>This is a recording. Open the page of an application that runs to send events to its actors.</p>
		</Notice>
	);
}

function Desk({ peer, actor, gone, sending }: Props & { sending: Sending }) {
	const sent = useSent(sending, actor);
	const isBlocked = gone || !peer.sendable;
	return (
		<div className="sending">
			{isBlocked ? <Blocked gone={gone} /> : <Composer sending={sending} actor={actor} peer={peer} />}
			{(sent.length > 0 || !isBlocked) && (
				<SentList sending={sending} actor={actor} peer={peer} sent={sent} isBlocked={isBlocked} />
			)}
		</div>
	);
}
