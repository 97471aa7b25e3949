/** Rates are over so many samples, so that one burst does not make them jump. */
const MAX_SAMPLES = 4;

interface Sample {
	readonly time: number;
	readonly counts: ReadonlyMap<string, number>;
}

/** How many a second, of many things that are counted. */
export class RateMeter {
	#samples: Sample[] = [];

	/**
	 * What was counted until now. Something that is new starts at rest: what it counted before was not seen.
	 *
	 * @param time in milliseconds, later than at the last sample
	 * @returns a second, of those that count at all
	 */
	sample(time: number, counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
		this.#samples = [...this.#samples.slice(1 - MAX_SAMPLES), { time, counts }];
		const rates = new Map<string, number>();
		for (const [key, count] of counts) {
			const then = this.#samples.find((sample) => sample.counts.has(key));
			const seconds = (time - (then?.time ?? time)) / 1_000;
			const more = count - (then?.counts.get(key) ?? count);
			if (seconds > 0 && more > 0) rates.set(key, more / seconds);
		}
		return rates;
	}
}
