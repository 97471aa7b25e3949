import type { Predicate } from './filter.ts';
import type { LogEntry, LogView } from './log-types.ts';
import type { Rows } from './rows.ts';

/** More than this is new at once only where nobody looked for long: then it is searched from its end, too. */
const MANY = 2_000;

/**
 * The log through one filter. What is new is looked at when it comes, what was there before from the newest to the
 * oldest, as much at a time as the caller has time for: the log is long, and the end is what is read.
 */
export class FilteredLog {
	readonly #holds: Predicate;
	/** Found in what was there before, the newest first. */
	#before: LogEntry[] = [];
	/** Found in what came since, the oldest first; those up to `#head` are gone. */
	#since: (LogEntry | undefined)[] = [];
	#head = 0;
	/** Entries `#low` to `#high - 1` were looked at. */
	#low = 0;
	#high = 0;
	#moved = 0;
	#rows: Rows | undefined;

	constructor(holds: Predicate) {
		this.#holds = holds;
	}

	/** Rows that went away at the front so far, less those that were found there: what a reader must be moved by. */
	get removed(): number {
		return this.#moved;
	}

	/** Rows that match, as far as it was looked. The same object as before if they are the same. */
	read(log: LogView): Rows {
		if (log.nextId - this.#high > MANY || this.#high === 0) this.#beginAtEnd(log);
		for (; this.#high < log.nextId; this.#high++) {
			const entry = log.at(this.#high);
			if (entry === undefined || !this.#holds(entry)) continue;
			this.#since.push(entry);
			this.#changed();
		}
		this.#forget(log.firstId);
		return (this.#rows ??= this.#snapshot());
	}

	/** Whether there is more to look at. */
	isSearching(log: LogView): boolean {
		return this.#low > log.firstId;
	}

	/** Looks at what was there before, until told to stop. */
	search(log: LogView, isEnough: () => boolean): void {
		const found = this.#before.length;
		while (this.isSearching(log) && !isEnough()) {
			const entry = log.at(--this.#low);
			if (entry !== undefined && this.#holds(entry)) this.#before.push(entry);
		}
		const added = this.#before.length - found;
		this.#moved -= added;
		if (added > 0) this.#changed();
	}

	#beginAtEnd(log: LogView): void {
		this.#moved += this.#size;
		this.#before = [];
		this.#since = [];
		this.#head = 0;
		this.#low = log.nextId;
		this.#high = log.nextId;
		this.#changed();
	}

	get #size(): number {
		return this.#before.length + this.#since.length - this.#head;
	}

	#forget(firstId: number): void {
		const before = this.#size;
		while ((this.#before.at(-1)?.id ?? firstId) < firstId) this.#before.pop();
		while (this.#head < this.#since.length && (this.#since[this.#head]?.id ?? firstId) < firstId) {
			this.#since[this.#head++] = undefined;
		}
		const gone = before - this.#size;
		if (gone === 0) return;
		this.#moved += gone;
		if (this.#head > MANY && this.#head > this.#since.length / 2) {
			this.#since = this.#since.slice(this.#head);
			this.#head = 0;
		}
		this.#changed();
	}

	#changed(): void {
		this.#rows = undefined;
	}

	#snapshot(): Rows {
		const before = this.#before;
		const since = this.#since;
		const found = before.length;
		const offset = this.#head - found;
		return {
			size: since.length - offset,
			at: (index) => (index < found ? before[found - 1 - index] : since[index + offset]),
		};
	}
}
