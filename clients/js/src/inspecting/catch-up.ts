import { count, type Data } from '../data/read.js';

/** What becomes of an event: told, left out since it was told before, or a sign that all must be asked for again. */
export type Verdict = 'new' | 'known' | 'restart';

/** How much is known at most, beside what the last `synced` named. */
const maxKnown = 65_536;

/** Where an inspector stands in one peer's sequence of events, and whether it can go on from there. */
export class CatchUp {
	#last = 0;
	#asked: number | undefined;
	/** Nothing is owed: neither the rest of an answer, amid which the end of an older one may come, nor what was left out. */
	#whole = true;
	/** Ids of actors that were told, and numbers of events until it is whole, those of actors below zero. */
	#known = new Set<unknown>();

	/** Number of the last event; 0 before the first. */
	get last(): number {
		return this.#last;
	}

	/** Events were left out, or the answer never ended: the last number does not stand for all before it. */
	get mustRestart(): boolean {
		return !this.#whole;
	}

	/** Asks, and says after which number; undefined at first. */
	begin(): number | undefined {
		this.#asked = this.#last || undefined;
		this.#whole = false;
		return this.#asked;
	}

	/** Looks at an event. Actors may be told again with their old number; other old numbers are another run's. */
	judge({ type, _seq, sessionId }: Data): Verdict {
		const number = count(_seq);
		if (number === undefined) return 'new';
		const isActor = type === '@xstate.actor';
		if (!this.#whole) {
			const name = isActor ? -number : number;
			if (this.#known.has(name)) return 'known';
			this.#remember(name);
			if (!isActor && number <= (this.#asked ?? -1)) return 'restart';
		}
		if (isActor) this.#remember(sessionId);
		this.#last = Math.max(this.#last, number);
		return 'new';
	}

	/** Events were left out; newest snapshots follow, which may be older than what was asked for. */
	gap(): void {
		this.#whole = false;
		this.#asked = undefined;
	}

	/** All is told, and these actors are alive. False if one of them was never told: then it is another run. */
	synced(sessionIds: readonly string[]): boolean {
		if (this.#asked !== undefined && sessionIds.some((id) => !this.#known.has(id))) return false;
		this.#asked = undefined;
		this.#whole = true;
		this.#known = new Set(sessionIds);
		return true;
	}

	/** Beyond the bound all is forgotten: then an event is told twice at worst, or everything once more. */
	#remember(one: unknown): void {
		if (this.#known.size > maxKnown) this.#known.clear();
		this.#known.add(one);
	}
}
