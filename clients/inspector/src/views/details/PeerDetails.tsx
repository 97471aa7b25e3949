import type { PeerEntry } from '../../store/types.ts';
import { StatelyButton } from '../../stately/StatelyButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { useInspected } from '../../ui/use-store.ts';
import { ConnectionRow } from '../connections/ConnectionRow.tsx';
import { Gone } from './ActorHead.tsx';

export function PeerDetails({
	peer,
	gone,
	onShowEvents,
}: {
	peer: PeerEntry;
	gone: boolean;
	onShowEvents: (filter: string) => void;
}) {
	// What is forwarded is what is live, of which a recording may have a peer by the same id.
	const { status } = useInspected();
	return (
		<>
			<div className="details-head" data-chosen-peer={peer.peerId}>
				<div className="details-line">
					<h2 className="details-name details-title">
						<Name>{peer.name}</Name>
					</h2>
					<div className="details-tools">
						{peer.actors.length > 0 && status.state !== 'recording' && <StatelyButton peer={peer} />}
						<button
							type="button"
							className="button button-quiet"
							onClick={() => {
								onShowEvents(`peer:="${peer.peerId}"`);
							}}
						>
							<Icon name="events" />
							Show events
						</button>
					</div>
				</div>
				<p className="details-sub">
					<Name className="mono">{peer.peerId}</Name>
				</p>
				{gone && <Gone />}
			</div>
			<div className="peer-body">
				<ul className="connection-list connection-single" aria-label="Connection">
					<ConnectionRow peer={peer} />
				</ul>
			</div>
		</>
	);
}
