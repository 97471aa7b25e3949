import type { ActorEntry } from './types.ts';
import { weigh } from './weigh.ts';

/** Stopped actors kept for a look back; the oldest go first. */
const MAX_STOPPED = 500;
const MAX_ACTORS = 5_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** Names and states that are longer say nothing to a reader, and each actor may have them. */
const MAX_BRIEF = 2_000;

const weightOf = (actor: ActorEntry): number => weigh(Object.values(actor));

const brief = (texts: readonly string[]): readonly string[] => (weigh(texts) > MAX_BRIEF ? [] : texts);

/** Its state in words, without what it holds. */
function lightened(actor: ActorEntry): ActorEntry {
	return {
		...actor,
		name: actor.name.length > MAX_BRIEF ? actor.sessionId : actor.name,
		leaves: brief(actor.leaves),
		tags: brief(actor.tags),
		value: undefined,
		context: undefined,
		output: undefined,
		error: undefined,
		lastEvent: undefined,
		step: undefined,
		leftOut: true,
	};
}

function withoutDefinition(actor: ActorEntry): ActorEntry {
	const { definition, ...rest } = actor;
	return definition === undefined ? actor : rest;
}

/** The actors of one peer, bounded in number and in what they hold: the peer may be anybody. */
export class ActorBook {
	readonly #actors = new Map<string, ActorEntry>();
	readonly #weights = new Map<string, number>();
	#bytes = 0;
	#stopped = 0;
	#ended = 0;
	#crowded = false;

	/** Whether something was left out. */
	get crowded(): boolean {
		return this.#crowded;
	}

	get(sessionId: string): ActorEntry | undefined {
		return this.#actors.get(sessionId);
	}

	all(): ActorEntry[] {
		return [...this.#actors.values()];
	}

	/** Replaces what was known of it. False if there is no room for one more. */
	put(actor: ActorEntry): boolean {
		const { sessionId } = actor;
		if (!this.#actors.has(sessionId) && !this.#hasRoomFor(sessionId)) {
			this.#crowded = true;
			return false;
		}
		this.#discount(sessionId);
		const kept = this.#fitting({ ...actor, leftOut: false });
		this.#actors.set(sessionId, kept.actor);
		this.#weights.set(sessionId, kept.weight);
		this.#bytes += kept.weight;
		this.#count(kept.actor, 1);
		if (this.#stopped > MAX_STOPPED) this.#forgetOldest(({ status }) => status === 'stopped');
		return true;
	}

	clear(): void {
		for (const sessionId of this.#actors.keys()) this.#discount(sessionId);
		this.#actors.clear();
		this.#crowded = false;
	}

	#hasRoomFor(sessionId: string): boolean {
		if (sessionId.length > MAX_BRIEF) return false;
		if (this.#actors.size >= MAX_ACTORS && this.#ended > 0) this.#forgetOldestEnded();
		return this.#actors.size < MAX_ACTORS;
	}

	/** The actor, or as much of it as there is room for. */
	#fitting(actor: ActorEntry): { readonly actor: ActorEntry; readonly weight: number } {
		const weight = weightOf(actor);
		const fits = (bytes: number) => this.#bytes + bytes <= MAX_BYTES;
		while (!fits(weight) && this.#ended > 0) this.#forgetOldestEnded();
		if (fits(weight)) return { actor, weight };
		this.#crowded = true;
		const light = lightened(actor);
		const least = fits(weightOf(light)) ? light : withoutDefinition(light);
		return { actor: least, weight: weightOf(least) };
	}

	#forgetOldestEnded(): void {
		this.#forgetOldest(({ status }) => status !== 'active');
	}

	#forgetOldest(isIt: (actor: ActorEntry) => boolean): void {
		for (const [sessionId, actor] of this.#actors) {
			if (!isIt(actor) || !this.#weights.has(sessionId)) continue;
			this.#discount(sessionId);
			this.#actors.delete(sessionId);
			return;
		}
	}

	/** Takes what is known of an actor out of the sums; it keeps its place. */
	#discount(sessionId: string): void {
		const actor = this.#actors.get(sessionId);
		const weight = this.#weights.get(sessionId);
		if (actor === undefined || weight === undefined) return;
		this.#weights.delete(sessionId);
		this.#bytes -= weight;
		this.#count(actor, -1);
	}

	#count({ status }: ActorEntry, by: 1 | -1): void {
		if (status === 'stopped') this.#stopped += by;
		if (status !== 'active') this.#ended += by;
	}
}
