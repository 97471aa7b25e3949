import type { LogEntry } from '../../store/log-types.ts';
import { readTime } from '../../store/time.ts';

/** Of longer names and types none is looked for: they would be kept once more. */
const MAX_LENGTH = 200;
/** So many events of one type, sender and receiver wait for a reply; most are no asks, and get none. */
const MAX_OPEN = 16;
/** From so many on it is looked for those that are no longer kept. */
const MANY = 4_096;
/** As long as an ask may take, in milliseconds (protocol §4). */
const LONGEST_MS = 300_000;

/** What a reply is to. */
export interface Asked {
	readonly row: number;
	/** How long the reply took, in milliseconds; absent where others were open at the same time, or a clock says nonsense. */
	readonly tookMs?: number;
}

interface Open {
	readonly row: number;
	readonly time: number | undefined;
}

/**
 * Events that may be asks which have no reply yet. The wire does not say which of several of the same type, sender and
 * receiver is replied to (protocol §5): the newest is taken, and nothing said of how long it took.
 */
export class OpenAsks {
	readonly #open = new Map<string, Open[]>();
	#many = MANY;

	/** @param event as who got it tells of it */
	asked(event: LogEntry, row: number): void {
		const key = keyOf(event, event.payload?.sourceId);
		if (key === undefined) return;
		const open = this.#open.get(key) ?? [];
		open.push({ row, time: readTime(event.payload?.createdAt) });
		if (open.length > MAX_OPEN) open.shift();
		this.#open.set(key, open);
	}

	replied(reply: LogEntry): Asked | undefined {
		const open = this.#open.get(keyOf(reply, reply.payload?.targetId) ?? '');
		const asked = open?.pop();
		if (open === undefined || asked === undefined) return undefined;
		const took = (readTime(reply.payload?.createdAt) ?? NaN) - (asked.time ?? NaN);
		const isSure = open.length === 0 && took >= 0 && took <= LONGEST_MS;
		return { row: asked.row, ...(isSure && { tookMs: Math.round(took) }) };
	}

	/** Forgets rows that are no longer kept, now and then. */
	dropBefore(row: number): void {
		if (this.#open.size < this.#many) return;
		for (const [key, open] of this.#open) if ((open.at(-1)?.row ?? 0) < row) this.#open.delete(key);
		this.#many = Math.max(MANY, this.#open.size * 2);
	}
}

function keyOf({ peerId, sessionId, type }: LogEntry, other: unknown): string | undefined {
	if (typeof other !== 'string') return undefined;
	const parts = [peerId, sessionId ?? '', type, other];
	return parts.some(({ length }) => length > MAX_LENGTH) ? undefined : parts.join('\n');
}
