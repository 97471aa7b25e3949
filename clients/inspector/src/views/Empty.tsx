import { Notice } from '../ui/Notice.tsx';

export function NoPeers() {
	return (
		<Notice icon="connections" title="Nobody else is here yet">
			<p>
				Peers show up by themselves as they join this channel. If your application should be one of them, see
				that <code>xstate.webrtc.peer.enabled</code> is not <code>false</code>.
			</p>
		</Notice>
	);
}

export function NoActors() {
	return (
		<Notice icon="actors" title="No statecharts yet">
			<p>
				Declare a <code>StateMachine</code> or a <code>StateMachineFactory</code> bean in your application:
				its machines show up here as they start.
			</p>
		</Notice>
	);
}

export function NothingChosen() {
	return (
		<Notice icon="details" title="No actor chosen">
			<p>Choose an actor to see its state, its context and its last event, live.</p>
		</Notice>
	);
}
