import type { Predicate } from './filter.ts';
import type { LogView } from './log-types.ts';
import type { LogEntry } from './log-types.ts';

/** The log through one filter, kept up to date by looking only at what is new. */
export class FilteredLog {
	readonly #holds: Predicate | undefined;
	#rows: LogEntry[] = [];
	#nextId = 0;
	#removed = 0;

	constructor(holds?: Predicate) {
		this.#holds = holds;
	}

	/** Rows that went away at the front so far: what a reader who scrolled up must be moved by. */
	get removed(): number {
		return this.#removed;
	}

	read(log: LogView): readonly LogEntry[] {
		if (log.nextId === this.#nextId && (this.#rows[0]?.id ?? log.firstId) >= log.firstId) return this.#rows;
		const gone = this.#rows.findIndex((row) => row.id >= log.firstId);
		const stale = gone === -1 ? this.#rows.length : gone;
		const fresh = log.from(this.#nextId).filter((entry) => entry.id < log.nextId);
		const added = this.#holds === undefined ? fresh : fresh.filter(this.#holds);
		this.#nextId = log.nextId;
		if (stale > 0 || added.length > 0) this.#rows = [...this.#rows.slice(stale), ...added];
		this.#removed += stale;
		return this.#rows;
	}
}
