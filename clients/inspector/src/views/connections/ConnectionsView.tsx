import { useInspected } from '../../ui/use-store.ts';
import { Notice } from '../../ui/Notice.tsx';
import { NoActorReason } from '../Empty.tsx';
import { ConnectionRow } from './ConnectionRow.tsx';

/** How each peer of the channel is connected to this page. */
export function ConnectionsView() {
	const { peers, status } = useInspected();
	if (status.state === 'recording') {
		return (
			<Notice icon="connections" title="A recording holds no connections">
				<p>How its peers were connected was not recorded. Go back to live to see who is connected now.</p>
			</Notice>
		);
	}
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
