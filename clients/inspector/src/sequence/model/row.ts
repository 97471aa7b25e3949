import type { LogEntry } from '../../store/log-types.ts';
import type { ActorStatus } from '../../store/types.ts';

/**
 * `message` goes from one lane to another, `reply` back to who asked, `dead` nowhere; `loop` is an actor's own event;
 * `start` and `state` are marks on one lane, and a `band` goes across all.
 */
export type RowKind = 'message' | 'reply' | 'dead' | 'loop' | 'start' | 'state' | 'band';

/** One line of the diagram; replaced, never changed. */
export interface Row {
	/** Increasing by one. */
	readonly id: number;
	readonly kind: RowKind;
	/** The oldest entry of the log that it shows. */
	readonly at: number;
	readonly entry: LogEntry;
	/** The same event as the receiver's peer tells it, where the sender's does too. */
	readonly received?: LogEntry;
	/** The state that the event led to. */
	readonly after?: LogEntry;
	/** Keys of lanes; absent where that is not known. */
	readonly from?: string;
	readonly to?: string;
	/** The states it is in from now on, if they are others than before. */
	readonly leaves?: readonly string[];
	/** What its actor ended with. */
	readonly ended?: ActorStatus;
	/** A code of protocol §4: why it came to nothing. */
	readonly code?: string;
	/** The row of the reply to this, or of what this replies to. */
	readonly counterpart?: number;
	/** How long who replied took for it, in milliseconds. */
	readonly tookMs?: number;
}

/** Every entry of the log that a row shows, in the order they happened. */
export const entriesOf = ({ entry, received, after }: Row): readonly LogEntry[] =>
	[entry, received, after].filter((each) => each !== undefined);

export const lanesOf = ({ from, to }: Row): readonly string[] =>
	[from, to].filter((key) => key !== undefined);

/** The event as who got it tells it; as who sent it does if the other tells nothing. */
export const arrivalOf = ({ entry, received }: Row): LogEntry => received ?? entry;

/** The entry that says most of what a row is about: of a dead letter, why it is one. */
export const tellingEntry = (row: Row): LogEntry => (row.kind === 'dead' ? arrivalOf(row) : row.entry);
