import type { ActorMessage } from '../actors/actor-data.js';
import type { Problem } from '../channel-error.js';

/** How an ask ended that an actor here has dealt with (protocol §5). */
export interface ReplyNotice extends Partial<Problem> {
	readonly type: '@xstate.reply';
	readonly sessionId: string;
	/** Who asked: `{peerId}/{sessionId}`. */
	readonly targetId: string;
	readonly event: ActorMessage;
	readonly accepted?: boolean;
}

/** An event that reached no actor (protocol §5). */
export interface DeadLetterNotice extends Problem {
	readonly type: '@xstate.deadletter';
	/** Who sent it, as far as that is known. */
	readonly sourceId?: string | undefined;
	/** Whom it was for, in the sender's words. */
	readonly to: string;
	readonly event: ActorMessage;
}

export type Notice = ReplyNotice | DeadLetterNotice;

/** An event of a peer on its way to an actor here. */
export interface Delivery {
	/** `{peerId}/{sessionId}` of the sender. */
	readonly sourceId: string;
	/** Of the actor that gets it. */
	readonly sessionId: string;
}

/** Sees what becomes of the events of peers, on behalf of those who inspect this one. */
export interface Witness {
	tell(notice: Notice): void;
	/** Whose event an actor here is being given; undefined before and after. */
	delivery: Delivery | undefined;
}
