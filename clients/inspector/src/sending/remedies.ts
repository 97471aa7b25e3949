/** By the code of protocol §4: what happened, and what to do. Backticks mark code. */
const REMEDIES: Readonly<Record<string, readonly [jvm: string, other?: string]>> = {
	'no-such-actor': [
		'It has stopped, or its application runs anew: choose its next run among the actors.',
		'It has stopped, or its page does not expose it: call `channel.expose(actor)` there.',
	],
	'not-exposed': [
		'Its application takes no events for it: add its name to `xstate.webrtc.actors.exposure.include`.',
		'Its page does not expose it (any more): call `channel.expose(actor)` there.',
	],
	forbidden: [
		'This page lacks the permission `send`: have one of your authorities named in `xstate.webrtc.permissions.send`.',
	],
	'not-accepted': [
		'The actor failed while it handled the event, or answered more than it may. Its application’s log says why.',
		'The actor failed while it handled the event. Its page’s console says why.',
	],
	timeout: [
		'Whether it took the event is not known. What was still in its mailbox is not delivered any more.',
	],
	cancelled: ['If its turn had not come, the event is not delivered.'],
	'peer-lost': ['Its peer is gone. Whether the event arrived is not known.'],
	overloaded: ['There is too much under way to it: wait until it keeps up, and send it again.'],
	'bad-event': ['The event was not delivered: see what its peer expects, and change it.'],
	'spawn-failed': ['The actor could not be started.'],
};

/** What to do about a failure; undefined for a code of a later version. @param kind of the peer */
export function remedy(code: string, kind: string): string | undefined {
	const [jvm, other = jvm] = Object.hasOwn(REMEDIES, code) ? (REMEDIES[code] ?? []) : [];
	return kind === 'jvm' ? jvm : other;
}
