import type { ActorEntry, PageStatus, PeerEntry } from '../store/types.ts';
import { Notice } from '../ui/Notice.tsx';
import { useInspected } from '../ui/use-store.ts';
import { Blocked, type Reason } from './Blocked.tsx';
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

/** While only the hub is away the connections to peers live on. */
const isIn = ({ state }: PageStatus): boolean => state === 'joined' || state === 'rejoining';

function reasonAgainst(status: PageStatus, { peer, gone }: Props): Reason | undefined {
	if (!isIn(status)) return 'outside';
	if (gone) return 'gone';
	return peer.sendable ? undefined : 'forbidden';
}

function Desk({ sending, ...props }: Props & { sending: Sending }) {
	const { peer, actor } = props;
	const sent = useSent(sending, actor);
	const reason = reasonAgainst(useInspected().status, props);
	const isBlocked = reason !== undefined;
	return (
		<div className="sending">
			{isBlocked ? <Blocked reason={reason} /> : <Composer sending={sending} actor={actor} peer={peer} />}
			{(sent.length > 0 || !isBlocked) && (
				<SentList sending={sending} actor={actor} peer={peer} sent={sent} isBlocked={isBlocked} />
			)}
		</div>
	);
}
