import type { ActorEntry, PeerEntry } from '../../store/types.ts';
import { clock } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { StateChips } from '../../ui/StateChips.tsx';
import { Tags } from './Tags.tsx';

export function ActorHead({
	peer,
	actor,
	gone,
	onShowEvents,
}: {
	peer: PeerEntry;
	actor: ActorEntry;
	gone: boolean;
	onShowEvents: (filter: string) => void;
}) {
	return (
		<div
			className="details-head"
			data-chosen-actor={actor.sessionId}
			data-state={actor.leaves.join(' ')}
			data-status={actor.status}
		>
			<div className="details-line">
				<div className="details-title">
					<h2 className="details-name">
						<Name>{actor.name}</Name>
					</h2>
					<StateChips actor={actor} all />
					<span className="status" data-status={actor.status}>
						{actor.status}
					</span>
					<Tags tags={actor.tags} />
				</div>
				<button
					type="button"
					className="button button-quiet"
					onClick={() => {
						onShowEvents(`actor:="${actor.sessionId}" peer:="${peer.peerId}"`);
					}}
				>
					<Icon name="events" />
					Show events
				</button>
			</div>
			<p className="details-sub">
				<span className="peer-mark" data-hue={peer.hue} aria-hidden="true" />
				<Name>{peer.name}</Name>
				<span aria-hidden="true">/</span>
				<Name className="mono">{actor.sessionId}</Name>
				{actor.changedAt > 0 && <span className="details-time">as of {clock(actor.changedAt)}</span>}
			</p>
			{gone && <Gone />}
		</div>
	);
}

export function Gone() {
	return (
		<p className="banner" role="status">
			<Icon name="warning" />
			It has left the channel. This is the last that was seen of it.
		</p>
	);
}
