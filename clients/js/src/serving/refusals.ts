import type { Problem } from '../channel-error.js';

/** Why a peer does not get what it asks for, in the codes of protocol §4. */
export const refusals = {
	noSuchActor: { code: 'no-such-actor', message: 'This peer exposes no actor of that name (any more).' },
	maySendNothing: { code: 'forbidden', message: 'You lack the permission “send” in this channel.' },
	maySpawnNothing: { code: 'forbidden', message: 'You lack the permission “spawn” in this channel.' },
	mayInspectNothing: { code: 'forbidden', message: 'You lack the permission “inspect” in this channel.' },
	maySeeNothing: { code: 'forbidden', message: 'You lack “inspect” and “send” in this channel.' },
	badEvent: {
		code: 'bad-event',
		message:
			'Not understood: `to` is a session id or @ and a system id, and an event has a `type` of 1 … 256 characters that does not start with xstate.',
	},
	idInUse: {
		code: 'bad-event',
		message: 'The id belongs to an open question, which goes on: choose another.',
	},
	threw: { code: 'not-accepted', message: 'The actor failed while it handled the event.' },
	tooMany: { code: 'overloaded', message: 'Too many questions of this kind are open: end some of them.' },
	tooSlow: { code: 'overloaded', message: 'The actor emits more than this connection takes.' },
	tooLarge: { code: 'overloaded', message: 'The answer is larger than what this connection takes.' },
	startsNone: { code: 'spawn-failed', message: 'This peer starts no actors for others.' },
	startedNone: {
		code: 'forbidden',
		message: 'Only what you have spawned can be stopped, and that is nothing.',
	},
} as const satisfies Record<string, Problem>;
