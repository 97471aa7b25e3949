/** Whether an actor runs, and if not how it ended. */
export type ActorStatus = 'active' | 'done' | 'error' | 'stopped';

/** An event for an actor, or one that an actor emits. */
export interface ActorMessage {
	/** 1 … 256 characters. Types that start with `xstate.` are a machine's own and are refused. */
	readonly type: string;
	readonly [member: string]: unknown;
}

/** An actor's snapshot as its peer tells it: data of another process, of which only `status` is certain. */
export interface ActorSnapshot {
	readonly status: ActorStatus;
	/** A statechart's state value. */
	readonly value?: unknown;
	/** Absent: not known, or not for this peer. */
	readonly context?: unknown;
	readonly tags?: unknown;
	readonly output?: unknown;
	readonly error?: unknown;
}

/** What a peer says of one of its actors. */
export interface ActorDescription {
	readonly sessionId: string;
	readonly systemId?: string;
	/** Name of its logic. */
	readonly src?: string;
	readonly status: ActorStatus;
	/** Session id of the actor that started it. */
	readonly parentId?: string;
}

/** Which actors are meant; `*` stands for any characters, an absent member for anything. */
export interface ActorQuery {
	readonly systemId?: string;
	readonly src?: string;
	readonly status?: string;
}

/** How an actor ended (`complete`), or why nothing more is heard of it (`failure`). */
export type Ending =
	| { readonly type: 'complete'; readonly status: ActorStatus; readonly output?: unknown }
	| { readonly type: 'failure'; readonly code: string; readonly message: string };
