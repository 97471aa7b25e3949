import type { Problem } from '../channel-error.js';
import { after, type Cancel } from '../data/clock.js';
import type { Asker } from './asker.js';

const gatherMs = 100;

/** So many different ones may be gathered. */
const maxGathered = 256;

interface Letter extends Problem {
	readonly to: string;
	count: number;
}

/** Tells a peer of events that did not reach their actor, those of one address and code together (protocol §4). */
export class UndeliveredEvents {
	readonly #letters = new Map<string, Letter>();
	#stopTimer: Cancel | undefined;

	constructor(private readonly asker: Asker) {}

	add(to: string, { code, message }: Problem): void {
		const key = `${code} ${to}`;
		const letter = this.#letters.get(key) ?? { code, message, to, count: 0 };
		letter.count++;
		this.#letters.set(key, letter);
		if (this.#letters.size >= maxGathered) this.#tell();
		else
			this.#stopTimer ??= after(gatherMs, () => {
				this.#tell();
			});
	}

	close(): void {
		this.#stopTimer?.();
		this.#letters.clear();
	}

	#tell(): void {
		this.#stopTimer?.();
		this.#stopTimer = undefined;
		for (const letter of this.#letters.values()) void this.asker.send({ type: 'dead-letter', ...letter });
		this.#letters.clear();
	}
}
