import { Budget } from '../data/budget.js';
import { tell } from '../data/tell.js';

/** Events that were sent from here and did not reach their actor (protocol §4). */
export interface DeadLetter {
	/** Whom they were for. */
	readonly address: string;
	/** Why, as a code of protocol §4 and a sentence. */
	readonly code: string;
	readonly message: string;
	/** How many there are. */
	readonly count: number;
}

/** Tells the application of dead letters; where nobody listens the console has them. */
export class DeadLetters {
	readonly #listeners = new Set<{ tell(letter: DeadLetter): void }>();
	/** Peers say how many there are: ten at once, then one a second. */
	readonly #lines = new Budget(10, 1_000);
	#unsaid = 0;

	/** @returns ends it */
	listen(listener: (letter: DeadLetter) => void): () => void {
		const entry = { tell: listener };
		this.#listeners.add(entry);
		return () => {
			this.#listeners.delete(entry);
		};
	}

	add(letter: DeadLetter): void {
		for (const listener of [...this.#listeners]) {
			tell(() => {
				listener.tell(letter);
			});
		}
		if (this.#listeners.size === 0) this.#warn(letter);
	}

	#warn({ count, address, code, message }: DeadLetter): void {
		if (!this.#lines.tryTake()) {
			this.#unsaid++;
			return;
		}
		const more = this.#unsaid > 0 ? ` Before it came ${this.#unsaid} more: onDeadLetter tells of all.` : '';
		this.#unsaid = 0;
		// eslint-disable-next-line no-console -- never silent: a misspelt address is otherwise found out late
		console.warn(`${count} events for ${address} were not delivered (${code}): ${message}${more}`);
	}
}
