import { usePlace } from '../place/use-place.ts';
import { unavailable } from '../channel/unavailable.ts';
import type { PageStatus, PeerEntry } from '../store/types.ts';
import { Name } from '../ui/Name.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useInspected } from '../ui/use-store.ts';

/** Why there is no actor to look at, and what to do about it. */
export function NoActorReason() {
	const { peers, status } = useInspected();
	const others = peers.filter((peer) => peer.kind !== 'inspector');
	const refused = others.find((peer) => peer.refusal !== undefined);
	if (others.every((peer) => peer.actors.length === 0) && status.state === 'recording')
		return <NothingRecorded />;
	if (others.length === 0) return status.state === 'joined' ? <NoPeers /> : <Joining status={status} />;
	if (others.every((peer) => !peer.inspectable)) return <NotGranted />;
	if (others.some((peer) => peer.actors.length > 0)) return <NothingChosen />;
	if (others.some((peer) => peer.synced)) return <NoActors />;
	if (refused?.refusal !== undefined) return <Refusal sentence={refused.refusal} />;
	const unable = others.find((peer) => unavailable(peer.connection) !== undefined);
	return unable === undefined ? <Connecting /> : <Unavailable peer={unable} />;
}

function NothingRecorded() {
	return (
		<Notice icon="actors" title="This recording holds no actors">
			<p>What else happened is among the events.</p>
		</Notice>
	);
}

function Joining({ status }: { status: PageStatus }) {
	if (status.state === 'loading') {
		return (
			<Notice icon="connections" title="Looking for statecharts…">
				<p>Asking the application for its channel.</p>
			</Notice>
		);
	}
	return (
		<Notice icon="connections" title="Joining the channel…">
			{'error' in status ? (
				<p>
					<bdi>{status.error.message}</bdi> This page tries again by itself.
				</p>
			) : (
				<p>The peers show up as soon as the hub answers.</p>
			)}
		</Notice>
	);
}

function NoPeers() {
	return (
		<Notice icon="connections" title="Nobody else is here yet">
			<p>
				Peers show up by themselves as they join this channel. If your application should be one of them, see
				that <code>xstate.webrtc.peer.enabled</code> is not <code>false</code>.
			</p>
		</Notice>
	);
}

function NotGranted() {
	return (
		<Notice icon="lock" title="You may see who is here, but not look inside">
			<p>
				The application does not grant you the permission <code>inspect</code>. Have one of your authorities
				named in <code>xstate.webrtc.permissions.inspect</code>.
			</p>
		</Notice>
	);
}

function Refusal({ sentence }: { sentence: string }) {
	return (
		<Notice icon="lock" title="The peer does not let this page look inside">
			<p>
				<bdi>{sentence}</bdi>
			</p>
		</Notice>
	);
}

function Unavailable({ peer }: { peer: PeerEntry }) {
	return (
		<Notice icon="warning" title="The application cannot connect to this page">
			<p>
				<bdi>{unavailable(peer.connection)}</bdi>
			</p>
			<p>
				<Name>{peer.name}</Name> still introduces the peers of this channel to each other: they show up here.
				This page tries again by itself.
			</p>
		</Notice>
	);
}

function Connecting() {
	return (
		<Notice icon="connections" title="Connecting to the peers…">
			<p>Their actors show up as soon as the first connection stands.</p>
		</Notice>
	);
}

function NoActors() {
	return (
		<Notice icon="actors" title="No statecharts yet">
			<p>
				Declare a <code>StateMachine</code> or <code>StateMachineFactory</code> bean in your application: its
				machines show up here as they start.
			</p>
		</Notice>
	);
}

function NothingChosen() {
	const { peerId, peer } = usePlace().place;
	if (peerId !== undefined || peer !== undefined) {
		return (
			<Notice icon="details" title="It is not here">
				<p>What was chosen may have left the channel, or is not kept any more. Choose another actor.</p>
			</Notice>
		);
	}
	return (
		<Notice icon="details" title="No actor chosen">
			<p>Choose an actor to see its state, its context and its last event, live.</p>
		</Notice>
	);
}
