/** How many items, and how much they may weigh together, in bytes. */
export interface Bounds {
	readonly items: number;
	readonly bytes: number;
}

/**
 * The newest items in the order they came, numbered from 1, bounded in number and in weight; the newest is always kept.
 * A ring: nothing is moved when the oldest go.
 */
export class Bounded<Item> {
	readonly #bounds: Bounds;
	readonly #letGo: (item: Item, weight: number) => void;
	readonly #slots: (Item | undefined)[] = [];
	readonly #weights: number[] = [];
	#first = 1;
	#next = 1;
	#bytes = 0;

	/** @param letGo is told of each item that goes */
	constructor(bounds: Bounds, letGo: (item: Item, weight: number) => void = () => {}) {
		this.#bounds = bounds;
		this.#letGo = letGo;
	}

	/** Number of the oldest that is kept. */
	get first(): number {
		return this.#first;
	}

	/** Number that the next one gets. */
	get next(): number {
		return this.#next;
	}

	get size(): number {
		return this.#next - this.#first;
	}

	get bytes(): number {
		return this.#bytes;
	}

	/** @returns how many went to make room */
	push(item: Item, weight: number): number {
		const { first } = this;
		if (this.size === this.#bounds.items) this.#drop();
		const slot = this.#next++ % this.#bounds.items;
		this.#slots[slot] = item;
		this.#weights[slot] = weight;
		this.#bytes += weight;
		while (this.size > 1 && this.#bytes > this.#bounds.bytes) this.#drop();
		return this.#first - first;
	}

	/** The item of a number that is kept. */
	at(number: number): Item | undefined {
		return number >= this.#first && number < this.#next
			? this.#slots[number % this.#bounds.items]
			: undefined;
	}

	/** Those from this number on, and below that one. */
	from(number: number, end = this.#next): Item[] {
		const items: Item[] = [];
		for (let each = Math.max(number, this.#first); each < end; each++) {
			items.push(this.#slots[each % this.#bounds.items] as Item);
		}
		return items;
	}

	/** Lets all go; numbers go on. */
	clear(): void {
		while (this.size > 0) this.#drop();
	}

	#drop(): void {
		const slot = this.#first++ % this.#bounds.items;
		const item = this.#slots[slot] as Item;
		this.#slots[slot] = undefined;
		const weight = this.#weights[slot] ?? 0;
		this.#bytes -= weight;
		this.#letGo(item, weight);
	}
}
