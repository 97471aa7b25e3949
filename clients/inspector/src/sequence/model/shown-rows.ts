import type { Lane } from './lane.ts';
import { lanesOf, type Row } from './row.ts';
import type { Sequence } from './sequence.ts';

/** The place in ascending numbers where `id` is or would be. */
export function placeOf(ids: readonly number[], id: number): number {
	let low = 0;
	let high = ids.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ids[middle] ?? id) < id) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The numbers of the rows that have to do with the lanes that are shown; looks only at what is new. */
export class ShownRows {
	#lanes: readonly Lane[] | undefined;
	#keys = new Set<string>();
	#ids: number[] = [];
	#next = 0;
	#removed = 0;

	/** Rows that went away at the front so far: what a reader who scrolled up must be moved by. */
	get removed(): number {
		return this.#removed;
	}

	/** A new array whenever it is different. */
	read(sequence: Sequence, lanes: readonly Lane[]): readonly number[] {
		const altered = sequence.takeAltered();
		if (lanes !== this.#lanes) this.#begin(lanes);
		const stale = placeOf(this.#ids, sequence.first);
		if (stale > 0) this.#ids = this.#ids.slice(stale);
		this.#removed += stale;
		this.#insert(sequence, altered);
		const added: number[] = [];
		for (let id = Math.max(this.#next, sequence.first); id < sequence.next; id++) {
			if (this.#shows(sequence.row(id))) added.push(id);
		}
		this.#next = sequence.next;
		if (added.length > 0) this.#ids = this.#ids.concat(added);
		return this.#ids;
	}

	#begin(lanes: readonly Lane[]): void {
		this.#lanes = lanes;
		this.#keys = new Set(lanes.map(({ key }) => key));
		this.#ids = [];
		this.#next = 0;
	}

	/** What has come to a lane that is shown only by what was learned later. */
	#insert(sequence: Sequence, altered: readonly number[]): void {
		for (const id of altered) {
			if (id >= this.#next || !this.#shows(sequence.row(id))) continue;
			const place = placeOf(this.#ids, id);
			if (this.#ids[place] !== id) this.#ids = this.#ids.toSpliced(place, 0, id);
		}
	}

	#shows(row: Row | undefined): boolean {
		if (row === undefined) return false;
		return row.kind === 'band' || lanesOf(row).some((key) => this.#keys.has(key));
	}
}
