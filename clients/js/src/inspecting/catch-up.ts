import { count, type Data } from '../data/read.js';

/** What becomes of an event: told, left out since it was told before, or a sign that all must be asked for again. */
export type Verdict = 'new' | 'known' | 'restart';

/** Where an inspector stands in one peer's sequence of events, and whether it can go on from there. */
export class CatchUp {
	#last: number | undefined;
	#asked: number | undefined;
	/** What came since `inspect` and before its `synced`: the end of an older answer may come amid it. */
	#answer: Set<string> | undefined;
	/** Nothing was left out, or it was made good since. */
	#whole = true;
	#sessions = new Set<unknown>();

	/** Number of the last event; 0 before the first. */
	get last(): number {
		return this.#last ?? 0;
	}

	/** Events were left out, or the answer never ended: the last number does not stand for all before it. */
	get mustRestart(): boolean {
		return !this.#whole;
	}

	/** Asks, and says after which number; undefined at first. */
	begin(): number | undefined {
		this.#asked = this.#last;
		this.#answer = new Set();
		this.#whole = false;
		return this.#asked;
	}

	/** Looks at an event. Actors may be told again with their old number; other old numbers are another run's. */
	judge({ type, _seq, sessionId }: Data): Verdict {
		const number = count(_seq);
		if (number === undefined) return 'new';
		const name = `${type as string} ${number}`;
		if (this.#answer?.has(name)) return 'known';
		this.#answer?.add(name);
		const isActor = type === '@xstate.actor';
		if (this.#answer && !isActor && number <= (this.#asked ?? -1)) return 'restart';
		if (isActor) this.#sessions.add(sessionId);
		this.#last = Math.max(this.last, number);
		return 'new';
	}

	/** Events were left out; newest snapshots follow, which may be older than what was asked for. */
	gap(): void {
		this.#whole = false;
		this.#asked = undefined;
	}

	/** All is told, and these actors are alive. False if one of them was never told: then it is another run. */
	synced(sessionIds: readonly string[]): boolean {
		const wentOn = this.#answer !== undefined && this.#asked !== undefined;
		if (wentOn && sessionIds.some((id) => !this.#sessions.has(id))) return false;
		this.#answer = undefined;
		this.#whole = true;
		this.#sessions = new Set(sessionIds);
		return true;
	}
}
