import { type Draft, NO_DRAFT } from './draft.ts';

const MAX_KEPT = 50;

/** What is being written to each actor, kept while something else is looked at. */
export class Drafts {
	readonly #kept = new Map<string, Draft>();
	readonly #listeners = new Set<() => void>();

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** @param actor its key in the page */
	get(actor: string): Draft {
		return this.#kept.get(actor) ?? NO_DRAFT;
	}

	change(actor: string, change: Partial<Draft>): void {
		const draft = { ...this.get(actor), ...change };
		this.#kept.delete(actor);
		this.#kept.set(actor, draft);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
		for (const listener of this.#listeners) listener();
	}
}
