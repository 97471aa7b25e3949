import { memo } from 'react';
import type { LogEntry } from '../../store/log-types.ts';
import { clock, short } from '../../ui/format.ts';
import { Name } from '../../ui/Name.tsx';
import { StateChip } from '../../ui/StateChips.tsx';

const KINDS: Readonly<Record<LogEntry['kind'], string>> = {
	actor: 'started',
	event: 'event',
	snapshot: 'state',
	reply: 'reply',
	dead: 'dead',
	other: 'other',
	gap: 'gap',
	peer: 'peer',
};

const WAYS: Partial<Readonly<Record<LogEntry['kind'], string>>> = {
	event: 'from',
	reply: 'to',
	dead: 'from',
};

/** Of this page, without the words that stand before a name. */
const OWN_WAYS: typeof WAYS = { event: 'sent by', reply: 'for', dead: 'sent by' };

/** Names stand apart from the words between them, by which no actor is to look like one of another peer. */
function Sender({ kind, own, sourceName, sourcePeer }: LogEntry) {
	if (own === true && OWN_WAYS[kind] !== undefined) {
		return <span className="log-own">{OWN_WAYS[kind]} this page</span>;
	}
	if (WAYS[kind] === undefined || (sourceName ?? sourcePeer) === undefined) return null;
	return (
		<span className="log-source">
			{WAYS[kind]} {sourceName !== undefined && <Name>{sourceName}</Name>}
			{sourceName !== undefined && sourcePeer !== undefined && ' of '}
			{sourcePeer !== undefined && <Name className="log-source-peer">{sourcePeer}</Name>}
		</span>
	);
}

export interface LogRowProps {
	id: string;
	entry: LogEntry;
	start: number;
	/** Which of how many rows it is. */
	position: number;
	of: number;
	chosen: boolean;
	onChoose: (entry: LogEntry) => void;
}

export const LogRow = memo(function LogRow({
	id,
	entry,
	start,
	position,
	of,
	chosen,
	onChoose,
}: LogRowProps) {
	return (
		<div
			id={id}
			className="log-row"
			role="option"
			aria-selected={chosen}
			aria-posinset={position}
			aria-setsize={of}
			data-kind={entry.kind}
			data-event-type={short(entry.type)}
			data-seq={entry.seq}
			data-of-actor={entry.sessionId}
			data-of-peer={entry.peerId}
			data-state={entry.leaves?.join(' ')}
			style={{ transform: `translateY(${start}px)` }}
			onClick={() => {
				onChoose(entry);
			}}
		>
			<time className="log-time">{clock(entry.time)}</time>
			<span className="log-kind">{KINDS[entry.kind]}</span>
			<span className="log-actor">
				<span className="peer-mark" data-hue={entry.hue} aria-hidden="true" />
				<Name className="log-peer">{entry.peerName}</Name>
				{entry.actorName !== undefined && <Name className="log-name">{entry.actorName}</Name>}
			</span>
			<span className="log-what">
				<Name className="log-type">{entry.type}</Name>
				<Sender {...entry} />
				{typeof entry.payload?.message === 'string' && entry.kind !== 'event' && (
					<Name className="log-why">{entry.payload.message}</Name>
				)}
				{entry.kind !== 'event' && entry.leaves !== undefined && (
					<span className="log-state">
						{entry.leaves.slice(0, 4).map((leaf, index) => (
							<StateChip key={index} leaf={leaf} short={(entry.leaves?.length ?? 0) > 1} />
						))}
					</span>
				)}
			</span>
		</div>
	);
});
