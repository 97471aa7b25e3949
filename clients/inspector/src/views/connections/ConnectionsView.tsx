import { useInspected } from '../../ui/use-store.ts';
import { NoActorReason } from '../Empty.tsx';
import { ConnectionRow } from './ConnectionRow.tsx';

/** How each peer of the channel is connected to this page. */
export function ConnectionsView() {
	const { peers } = useInspected();
	if (peers.length === 0) return <NoActorReason />;
	return (
		<div className="connections" role="group" aria-label="Connections" tabIndex={0}>
			<ul className="connection-list">
				{peers.map((peer) => (
					<ConnectionRow key={peer.peerId} peer={peer} />
				))}
			</ul>
		</div>
	);
}
