import { Notice } from '../ui/Notice.tsx';

export type Reason = 'outside' | 'gone' | 'forbidden';

/** Why nothing can be sent, and what to do about it. */
export function Blocked({ reason }: { reason: Reason }) {
	if (reason === 'outside') {
		return (
			<Notice icon="send" title="This page is not in the channel">
				<p>Nothing can be sent until it has joined again.</p>
			</Notice>
		);
	}
	if (reason === 'gone') {
		return (
			<Notice icon="send" title="There is nobody to send to">
				<p>The actor has left the channel. Choose one that is there, or wait for its next run.</p>
			</Notice>
		);
	}
	return (
		<Notice icon="lock" title="You may look, but not send">
			<p>
				The application does not grant this page the permission <code>send</code>. Have one of your
				authorities named in <code>xstate.webrtc.permissions.send</code>.
			</p>
		</Notice>
	);
}
