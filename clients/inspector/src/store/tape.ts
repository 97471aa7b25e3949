import { Beginning } from './beginning.ts';
import { Bounded, type Bounds } from './bounded.ts';
import { LOG_BOUNDS } from './log.ts';
import type { Taped } from './told.ts';

/**
 * What the store was told, in order, to be saved: as much as the log keeps, whose events these are. It begins with how
 * things stood when the oldest went, so that it can be understood by itself.
 */
export class Tape {
	readonly #bounds: Bounds;
	readonly #kept: Bounded<Taped>;
	#beginning = new Beginning();
	#dropped = 0;

	constructor(bounds: Partial<Bounds> = {}) {
		this.#bounds = { ...LOG_BOUNDS, ...bounds };
		this.#kept = new Bounded(this.#bounds, (taped, weight) => {
			this.#beginning.take(taped, weight);
		});
	}

	/** What is kept, beside how it began. */
	get size(): number {
		return this.#kept.size;
	}

	/** About how much of the bound in bytes is used, from 0 to 1. */
	get fullness(): number {
		return Math.max(this.#kept.bytes / this.#bounds.bytes, this.#kept.size / this.#bounds.items);
	}

	/** What went to make room since it began. */
	get dropped(): number {
		return this.#dropped;
	}

	/** @param weight of what was told, in bytes */
	record(peerId: string, told: Taped['told'], weight: number): void {
		this.#dropped += this.#kept.push({ peerId, told }, weight);
	}

	/** All of it, in an array of its own. */
	read(): Taped[] {
		return [...this.#beginning.read(), ...this.#kept.from(0)];
	}

	/** Goes on from how things stand now. */
	beginAnew(): void {
		this.#kept.clear();
		this.#dropped = 0;
	}
}
