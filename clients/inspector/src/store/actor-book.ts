import type { ActorEntry } from './types.ts';
import { weigh } from './weigh.ts';

/** Stopped actors kept for a look back; the oldest go first. */
const MAX_STOPPED = 500;
const MAX_ACTORS = 5_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** Names and states that are longer say nothing to a reader, and each actor may have them. */
const MAX_BRIEF = 2_000;

/** About what an actor weighs that holds nothing, in bytes. */
const EMPTY = 500;

const lightWeightOf = (actor: ActorEntry): number => weigh(Object.values(actor));

/** What an actor holds by what told of it, in bytes; weighed when that came, and not again with each event. */
export interface Told {
	/** Its snapshot, and the event that led to it. */
	readonly state: number;
	/** The last event after that. */
	readonly last: number;
}

interface Held {
	readonly actor: ActorEntry;
	readonly told: Told;
	readonly weight: number;
}

const NOTHING: Told = { state: 0, last: 0 };

const weightOf = ({ definition }: ActorEntry, { state, last }: Told): number =>
	EMPTY + state + last + (definition?.length ?? 0) * 2;

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
	readonly #actors = new Map<string, Held>();
	#bytes = 0;
	#stopped = 0;
	#ended = 0;
	#crowded = false;

	/** Whether something was left out. */
	get crowded(): boolean {
		return this.#crowded;
	}

	get(sessionId: string): ActorEntry | undefined {
		return this.#actors.get(sessionId)?.actor;
	}

	all(): ActorEntry[] {
		const actors: ActorEntry[] = [];
		for (const { actor } of this.#actors.values()) actors.push(actor);
		return actors;
	}

	/**
	 * Replaces what was known of it.
	 *
	 * @param told what is new of it weighs so much
	 * @returns false if there is no room for one more
	 */
	put(actor: ActorEntry, told: Partial<Told> = {}): boolean {
		const { sessionId } = actor;
		const before = this.#actors.get(sessionId);
		if (before === undefined && !this.#hasRoomFor(sessionId)) {
			this.#crowded = true;
			return false;
		}
		if (before !== undefined) this.#discount(before);
		const leftOut = actor.leftOut && told.state === undefined;
		const held = this.#fitting({ ...actor, leftOut }, { ...(before?.told ?? NOTHING), ...told });
		this.#actors.set(sessionId, held);
		this.#bytes += held.weight;
		this.#count(held.actor, 1);
		if (this.#stopped > MAX_STOPPED) this.#forgetOldest(({ status }) => status === 'stopped', sessionId);
		return true;
	}

	clear(): void {
		this.#actors.clear();
		this.#bytes = 0;
		this.#stopped = 0;
		this.#ended = 0;
		this.#crowded = false;
	}

	#hasRoomFor(sessionId: string): boolean {
		if (sessionId.length > MAX_BRIEF) return false;
		if (this.#actors.size >= MAX_ACTORS && this.#ended > 0) this.#forgetOldestEnded();
		return this.#actors.size < MAX_ACTORS;
	}

	/** The actor, which is in no sum now, or as much of it as there is room for. */
	#fitting(actor: ActorEntry, told: Told): Held {
		const weight = weightOf(actor, told);
		const fits = (bytes: number) => this.#bytes + bytes <= MAX_BYTES;
		while (!fits(weight) && this.#ended > 0) this.#forgetOldestEnded(actor.sessionId);
		if (fits(weight)) return { actor, told, weight };
		this.#crowded = true;
		const light = lightened(actor);
		const least = fits(lightWeightOf(light)) ? light : withoutDefinition(light);
		return { actor: least, told: NOTHING, weight: lightWeightOf(least) };
	}

	#forgetOldestEnded(except?: string): void {
		this.#forgetOldest(({ status }) => status !== 'active', except);
	}

	#forgetOldest(isIt: (actor: ActorEntry) => boolean, except?: string): void {
		for (const [sessionId, held] of this.#actors) {
			if (!isIt(held.actor) || sessionId === except) continue;
			this.#discount(held);
			this.#actors.delete(sessionId);
			return;
		}
	}

	/** Takes what is known of an actor out of the sums; it keeps its place. */
	#discount({ actor, weight }: Held): void {
		this.#bytes -= weight;
		this.#count(actor, -1);
	}

	#count({ status }: ActorEntry, by: 1 | -1): void {
		if (status === 'stopped') this.#stopped += by;
		if (status !== 'active') this.#ended += by;
	}
}
