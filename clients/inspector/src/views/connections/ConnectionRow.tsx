import type { ReactNode } from 'react';
import type { ConnectionInfo } from '../../channel/types.ts';
import type { PeerEntry } from '../../store/types.ts';
import { bytes, count, milliseconds, short } from '../../ui/format.ts';
import { Name } from '../../ui/Name.tsx';
import { CandidatePair } from './CandidatePair.tsx';
import { connectionWords } from './connection-words.ts';

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
				<span className="peer-mark" data-hue={peer.hue} aria-hidden="true" />
				<div>
					<Name className="connection-name">{peer.name}</Name>
					<span className="connection-kind">
						<Name>{peer.instance === undefined ? peer.kind : `${peer.kind} on ${peer.instance}`}</Name>
					</span>
				</div>
			</div>
			<Facts peer={peer} />
			<Sentence peer={peer} />
		</li>
	);
}

/** The same facts for one peer, wherever they are shown. */
export function Facts({ peer }: { peer: PeerEntry }) {
	const info = peer.connection;
	const [word, tone] = connectionWords(info);
	return (
		<dl className="facts">
			<Fact name="State">
				<span className="state-word" data-tone={tone}>
					<span className="dot" data-tone={tone} aria-hidden="true" />
					{word}
				</span>
			</Fact>
			<Fact name="Path">
				<CandidatePair path={info?.path} />
			</Fact>
			<Fact name="Round trip">
				<span className="number" data-testid="round-trip-time">
					{info?.roundTripTimeMs === undefined ? '—' : milliseconds(info.roundTripTimeMs)}
				</span>
			</Fact>
			<Fact name="Received">
				<Amount info={info} way="Received" />
			</Fact>
			<Fact name="Sent">
				<Amount info={info} way="Sent" />
			</Fact>
			<Fact name="Permissions">
				<span className="permissions">{peer.permissions.join(', ') || 'nothing'}</span>
			</Fact>
		</dl>
	);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div className="fact">
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function Amount({ info, way }: { info: ConnectionInfo | undefined; way: 'Sent' | 'Received' }) {
	if (info === undefined) return <span className="quiet">—</span>;
	const messages = info[`messages${way}`];
	return (
		<span className="number">
			{bytes(info[`bytes${way}`])}
			<span className="amount-more">{messages === 1 ? '1 message' : `${count(messages)} messages`}</span>
		</span>
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
