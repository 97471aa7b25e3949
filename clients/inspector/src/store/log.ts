import { Bounded, type Bounds } from './bounded.ts';
import type { LogEntry, LogView } from './log-types.ts';
import { weigh } from './weigh.ts';

/** What the page keeps of what happened: a hundred thousand events of a kilobyte. */
export const LOG_BOUNDS: Bounds = { items: 100_000, bytes: 128 * 1024 * 1024 };

/** The newest entries in the order they came, bounded in number and in what their payloads weigh. */
export class EventLog {
	readonly #entries: Bounded<LogEntry>;
	#dropped = 0;

	constructor(bounds: Partial<Bounds> = {}) {
		this.#entries = new Bounded({ ...LOG_BOUNDS, ...bounds });
	}

	/** Takes the entry as its own, and numbers it. */
	append(entry: Omit<LogEntry, 'id'>, weight = weigh(entry.payload)): void {
		this.#dropped += this.#entries.push(Object.assign(entry, { id: this.#entries.next }), weight);
	}

	clear(): void {
		this.#entries.clear();
		this.#dropped = 0;
	}

	view(): LogView {
		const entries = this.#entries;
		const nextId = entries.next;
		return {
			firstId: entries.first,
			nextId,
			dropped: this.#dropped,
			at: (id) => entries.at(id),
			// A view is read a frame after it was made: what came meanwhile is in the next.
			from: (id) => entries.from(id, nextId),
		};
	}
}
