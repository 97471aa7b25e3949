import { now } from './clock.js';

/** Bounds how often something may be done: so many times at once, then one time after the other. */
export class Budget {
	#left: number;
	#countedAt = now();

	constructor(
		private readonly burst: number,
		private readonly refillMs: number,
	) {
		this.#left = burst;
	}

	/** Whether it may be done now, which then counts. */
	tryTake(): boolean {
		const at = now();
		this.#left = Math.min(this.burst, this.#left + (at - this.#countedAt) / this.refillMs);
		this.#countedAt = at;
		if (this.#left < 1) return false;
		this.#left--;
		return true;
	}
}
