import { memo } from 'react';
import type { Rates } from '../../rates/use-rates.ts';
import type { ActorEntry } from '../../store/types.ts';
import type { PeerRow } from '../../tree/peer-rows.ts';
import { count, perSecond } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KindMark } from '../../ui/KindMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { StateChips } from '../../ui/StateChips.tsx';
import { ConnectionDot } from '../connections/ConnectionDot.tsx';
import { Flash } from './Flash.tsx';

/** What browser tests find a row by. */
export function rowAttributes(row: PeerRow): Record<`data-${string}`, string | undefined> {
	if (row.kind === 'peer') {
		return { 'data-peer': row.peer.peerId, 'data-connection': row.peer.connection?.state ?? 'none' };
	}
	if (row.kind !== 'actor') return { 'data-row': row.kind };
	const { sessionId, status, leaves, name } = row.actor;
	return {
		'data-actor': sessionId,
		'data-name': name,
		'data-state': leaves.join(' '),
		'data-status': status,
		'data-of-peer': row.peer.peerId,
	};
}

function Twisty({ expanded }: { expanded: boolean | undefined }) {
	return (
		<span className="twisty" data-toggle data-open={expanded}>
			{expanded !== undefined && <Icon name="chevron" />}
		</span>
	);
}

export function PeerTreeRow({ row, rates }: { row: PeerRow; rates: Rates }) {
	switch (row.kind) {
		case 'peer':
			return <PeerLine row={row} />;
		case 'actor':
			return <ActorLine actor={row.actor} expanded={row.expanded} rate={rates.get(row.actor.key) ?? 0} />;
		case 'ended':
			return (
				<>
					<Twisty expanded={row.expanded} />
					<span className="row-quiet">{count(row.count)} ended</span>
				</>
			);
		case 'note':
			return (
				<span className="row-quiet row-note">
					<Name>{row.text}</Name>
				</span>
			);
	}
}

function PeerLine({ row: { peer, expanded } }: { row: Extract<PeerRow, { kind: 'peer' }> }) {
	return (
		<>
			<Twisty expanded={expanded} />
			<KindMark kind={peer.kind} hue={peer.hue} />
			<Name className="row-name row-peer">{peer.name}</Name>
			<Name className="row-kind">{peer.kind}</Name>
			<span className="spacer" />
			{peer.kind === 'inspector' ? null : peer.inspectable ? (
				<ConnectionDot info={peer.connection} />
			) : (
				<Icon name="lock" className="row-lock" />
			)}
		</>
	);
}

const ActorLine = memo(function ActorLine({
	actor,
	expanded,
	rate,
}: {
	actor: ActorEntry;
	expanded: boolean | undefined;
	/** Events a second. */
	rate: number;
}) {
	const seen = Math.max(actor.events, actor.changes);
	return (
		<>
			<Flash bursts={actor.bursts} />
			<Twisty expanded={expanded} />
			<span className="row-title">
				<Name className="row-name">{actor.name}</Name>
				{actor.name !== actor.sessionId && <Name className="row-id">{actor.sessionId}</Name>}
			</span>
			<span className="spacer" />
			<StateChips actor={actor} />
			{actor.status !== 'active' && (
				<span className="status" data-status={actor.status}>
					{actor.status}
				</span>
			)}
			{seen > 0 && (
				<span
					className="row-count"
					data-busy={rate > 0 || undefined}
					title={rate > 0 ? 'Events a second, of late' : 'Events seen'}
				>
					{rate > 0 ? perSecond(rate) : count(seen)}
				</span>
			)}
		</>
	);
});
