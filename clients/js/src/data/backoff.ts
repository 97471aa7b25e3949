/** Pauses that double from a first to a longest one, each shortened at random by up to half, so that many do not come at once. */
export class Backoff {
	#failures = 0;

	constructor(
		private readonly firstMs: number,
		private readonly maxMs: number,
	) {}

	/** The next pause in milliseconds. */
	next(): number {
		const full = Math.min(this.maxMs, this.firstMs * 2 ** Math.min(this.#failures++, 30));
		return full * (1 - Math.random() / 2);
	}

	/** Begins anew after a success. */
	reset(): void {
		this.#failures = 0;
	}
}
