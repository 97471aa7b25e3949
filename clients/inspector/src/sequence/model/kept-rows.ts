import type { Row } from './row.ts';

/** Rows by their number; the oldest go first. */
export class KeptRows {
	#rows: Row[] = [];
	/** Where the oldest kept one lies: what is before it is cut off in one go, now and then. */
	#head = 0;
	#next = 1;

	get first(): number {
		return this.#next - (this.#rows.length - this.#head);
	}

	/** The number that the next one gets. */
	get next(): number {
		return this.#next;
	}

	get(id: number): Row | undefined {
		return id < this.first ? undefined : this.#rows[this.#head + id - this.first];
	}

	add(row: Omit<Row, 'id'>): Row {
		const added = { ...row, id: this.#next++ };
		this.#rows.push(added);
		return added;
	}

	replace(row: Row): void {
		if (this.get(row.id) !== undefined) this.#rows[this.#head + row.id - this.first] = row;
	}

	/** Lets those go that begin before an entry of the log. */
	dropBefore(entry: number): void {
		while (this.#head < this.#rows.length && (this.#rows[this.#head]?.at ?? entry) < entry) this.#head++;
		if (this.#head < 1_024 && this.#head < this.#rows.length) return;
		this.#rows = this.#rows.slice(this.#head);
		this.#head = 0;
	}

	/** The newest row that holds for one. */
	findLast(holds: (row: Row) => boolean): Row | undefined {
		for (let index = this.#rows.length - 1; index >= this.#head; index--) {
			const row = this.#rows[index];
			if (row !== undefined && holds(row)) return row;
		}
		return undefined;
	}
}
