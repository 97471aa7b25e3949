import type { PeerEntry } from '../../store/types.ts';
import { short } from '../../ui/format.ts';
import { KindMark } from '../../ui/KindMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { connectionWords } from './connection-words.ts';
import { Facts } from './Facts.tsx';

export function ConnectionRow({ peer }: { peer: PeerEntry }) {
	const info = peer.connection;
	return (
		<li
			className="connection"
			data-peer={peer.peerId}
			data-peer-name={peer.name}
			data-connection={info?.state ?? 'none'}
		>
			<div className="connection-who">
				<KindMark kind={peer.kind} hue={peer.hue} />
				<div>
					<Name className="connection-name">{peer.name}</Name>
					<span className="connection-kind">
						<Name>{peer.instance === undefined ? peer.kind : `${peer.kind} on ${peer.instance}`}</Name>
					</span>
					<span className="connection-kind permissions">
						may <Name>{peer.permissions.length === 0 ? 'nothing' : peer.permissions.join(', ')}</Name>
					</span>
				</div>
			</div>
			<Facts peer={peer} />
			<Sentence peer={peer} />
		</li>
	);
}

/** A reason is longer than a name, and its advice may stand at the end. */
const MAX_REASON = 1_000;

/** Why there is no connection, or none that shows anything. */
function Sentence({ peer }: { peer: PeerEntry }) {
	const [, tone] = connectionWords(peer.connection);
	const said = peer.refusal ?? peer.connection?.error?.message;
	if (said !== undefined) {
		return (
			<p className="connection-problem" data-tone={peer.refusal === undefined ? tone : 'bad'}>
				<bdi>{short(said, MAX_REASON)}</bdi>
			</p>
		);
	}
	if (peer.inspectable) return null;
	return (
		<p className="connection-note">
			{peer.kind === 'inspector'
				? 'Another inspector: it only looks on, so this page does not connect to it.'
				: 'You may not inspect this peer: the application does not grant you the permission “inspect”.'}
		</p>
	);
}
