import { useInspected } from '../../ui/use-store.ts';
import { NoPeers } from '../Empty.tsx';
import { ConnectionRow } from './ConnectionRow.tsx';

/** How each peer of the channel is connected to this page. */
export function ConnectionsView() {
	const { peers } = useInspected();
	if (peers.length === 0) return <NoPeers />;
	return (
		<div className="connections">
			<ul className="connection-list" aria-label="Connections">
				{peers.map((peer) => (
					<ConnectionRow key={peer.peerId} peer={peer} />
				))}
			</ul>
		</div>
	);
}
