import type { Recipient } from '../channel/messenger.ts';
import type { ActorMessage, Reply } from '../channel/types.ts';

export interface SentProblem {
	/** Of protocol §4. */
	readonly code: string;
	readonly message: string;
}

export type SentBy = { readonly how: 'ask'; readonly timeoutMs: number } | { readonly how: 'send' };

/** What became of an event; `taken`: its peer has it and did not say that it could not deliver it. */
export type Outcome =
	| { readonly state: 'waiting' }
	| { readonly state: 'taken' }
	| { readonly state: 'replied'; readonly reply: Reply }
	| { readonly state: 'failed'; readonly problem: SentProblem };

/** An event that was sent from this page; replaced, never changed. */
export interface Sent {
	/** Increasing by one. */
	readonly id: number;
	readonly to: Recipient;
	readonly event: ActorMessage;
	readonly by: SentBy;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Until the outcome; absent while it waits. */
	readonly tookMs?: number;
	readonly outcome: Outcome;
}

/** Whether a dead letter may be this one. */
export function addressed({ to, by, outcome }: Sent, letter: Recipient): boolean {
	if (by.how !== 'send' || outcome.state === 'failed' || to.peerId !== letter.peerId) return false;
	return letter.sessionId === '*' || letter.sessionId === to.sessionId;
}

export function problemOf(error: unknown): SentProblem {
	const message = error instanceof Error ? error.message : String(error);
	const code = error instanceof Error && 'code' in error ? String(error.code) : 'bad-event';
	return { code, message };
}

/** What became of it, in a word. */
export function verdict({ outcome }: Sent): { word: string; tone: 'good' | 'wait' | 'bad' } {
	switch (outcome.state) {
		case 'waiting':
			return { word: 'waiting…', tone: 'wait' };
		case 'taken':
			return { word: 'sent', tone: 'good' };
		case 'failed':
			return { word: outcome.problem.code, tone: 'bad' };
		case 'replied':
			if (outcome.reply.accepted === undefined) return { word: 'answered', tone: 'good' };
			return outcome.reply.accepted
				? { word: 'accepted', tone: 'good' }
				: { word: 'not accepted', tone: 'wait' };
	}
}
