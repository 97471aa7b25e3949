import type { PageStatus, PeerEntry } from '../store/types.ts';

const WORDS: Readonly<Record<PageStatus['state'], string>> = {
	loading: 'Loading',
	waiting: 'Waiting',
	recording: 'Recording',
	joining: 'Joining…',
	joined: 'Connected',
	rejoining: 'Reconnecting…',
	closed: 'Closed',
	refused: 'Refused',
};

const TONES: Readonly<Partial<Record<PageStatus['state'], string>>> = { joined: 'good', recording: 'off' };

function summary(state: PageStatus['state'], peers: readonly PeerEntry[]): string {
	if (state !== 'joined' && state !== 'recording') return '';
	const others = peers.filter((peer) => peer.kind !== 'inspector').length;
	return others === 1 ? '1 peer' : `${others} peers`;
}

/** How the page stands with the channel, which is spoken when it changes, and how many are there, which is not. */
export function ChannelState({ status, peers }: { status: PageStatus; peers: readonly PeerEntry[] }) {
	const problem = 'error' in status ? status.error.message : undefined;
	const count = summary(status.state, peers);
	return (
		<div className="channel-state" title={problem}>
			<p role="status" data-testid="channel-state" data-channel-state={status.state}>
				<span className="dot" data-tone={TONES[status.state] ?? 'wait'} aria-hidden="true" />
				<span>{WORDS[status.state]}</span>
			</p>
			{count !== '' && <span className="channel-count">{count}</span>}
		</div>
	);
}
