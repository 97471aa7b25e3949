import type { InspectionEvent } from '../channel/types.ts';

/** `reply` ends an ask, and `dead` is an event that reached no actor. */
export type LogKind = 'actor' | 'event' | 'snapshot' | 'reply' | 'dead' | 'other' | 'gap' | 'peer';

export interface LogEntry {
	/** Increasing by one; never used again. */
	readonly id: number;
	readonly kind: LogKind;
	readonly time: number;
	readonly peerId: string;
	readonly peerName: string;
	readonly hue: number;
	readonly sessionId?: string;
	readonly actorName?: string;
	/** Who sent it; of a reply, who gets it. */
	readonly sourceName?: string;
	/** The peer of that one, or who sent it if it did not say which of its actors; absent if it is the same peer's. */
	readonly sourcePeer?: string;
	/** This page did. */
	readonly own?: true;
	/** The event's type, or a sentence for gaps and for what peers do. */
	readonly type: string;
	/** The active atomic states in the snapshot it carries. */
	readonly leaves?: readonly string[];
	readonly seq?: number;
	/** Told after its time: the state in the payload is that of when it was told, not of when the actor started. */
	readonly late?: boolean;
	readonly payload?: InspectionEvent;
}

/** What a reader sees of the log: entries `firstId` to `nextId - 1`. A new object whenever they change. */
export interface LogView {
	readonly firstId: number;
	readonly nextId: number;
	/** Entries let go to stay within bounds, since the last `clear`. */
	readonly dropped: number;
	/** One entry; undefined once it was let go. Costs nothing, unlike `from`. */
	at(id: number): LogEntry | undefined;
	/** The kept entries from this id on, in an array of their own. */
	from(id: number): readonly LogEntry[];
}
