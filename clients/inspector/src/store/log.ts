import type { LogEntry, LogView } from './log-types.ts';
import { weigh } from './weigh.ts';

const MAX_ENTRIES = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** The newest entries in the order they came, bounded in number and in what their payloads weigh. */
export class EventLog {
	readonly #maxEntries: number;
	readonly #maxBytes: number;
	#entries: LogEntry[] = [];
	#weights: number[] = [];
	/** Index of the oldest kept entry: what lies before it is cut off in one go, now and then. */
	#head = 0;
	#nextId = 1;
	#bytes = 0;
	#dropped = 0;

	constructor(maxEntries = MAX_ENTRIES, maxBytes = MAX_BYTES) {
		this.#maxEntries = maxEntries;
		this.#maxBytes = maxBytes;
	}

	append(entry: Omit<LogEntry, 'id'>): void {
		const weight = weigh(entry.payload);
		this.#entries.push({ ...entry, id: this.#nextId++ });
		this.#weights.push(weight);
		this.#bytes += weight;
		while (this.#size > 1 && (this.#size > this.#maxEntries || this.#bytes > this.#maxBytes)) this.#drop();
	}

	clear(): void {
		this.#head = this.#entries.length;
		this.#cut();
		this.#bytes = 0;
		this.#dropped = 0;
	}

	view(): LogView {
		const nextId = this.#nextId;
		return {
			firstId: nextId - this.#size,
			nextId,
			dropped: this.#dropped,
			from: (id) => this.#from(id),
		};
	}

	get #size(): number {
		return this.#entries.length - this.#head;
	}

	#from(id: number): readonly LogEntry[] {
		const firstId = this.#nextId - this.#size;
		return this.#entries.slice(this.#head + Math.max(0, id - firstId));
	}

	#drop(): void {
		this.#bytes -= this.#weights[this.#head] ?? 0;
		this.#head++;
		this.#dropped++;
		if (this.#head % 1024 === 0) this.#cut();
	}

	#cut(): void {
		this.#entries = this.#entries.slice(this.#head);
		this.#weights = this.#weights.slice(this.#head);
		this.#head = 0;
	}
}
