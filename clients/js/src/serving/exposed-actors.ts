import type { ActorQuery } from '../actors/actor-data.js';
import { isReference } from '../actors/address.js';
import { ExposedActor } from './exposed-actor.js';
import { type ExposeOptions, isStarted, type LocalActor } from './local-actor.js';
import { matches } from './matches.js';

/** What became of an exposed actor. */
export type Change = 'started' | 'stopped';

/** The actors of this process that peers may talk to, by session id and by system id. */
export class ExposedActors {
	readonly #actors = new Map<string, ExposedActor>();
	readonly #listeners = new Set<(change: Change, actor: ExposedActor) => void>();

	/**
	 * Exposes an actor until it ends.
	 *
	 * @returns withdraws it
	 * @throws TypeError if it cannot be: its name is none or taken, or it does not run
	 */
	expose(actor: LocalActor, { systemId = actor.systemId }: ExposeOptions): () => void {
		const names = [actor.sessionId, ...(systemId === undefined ? [] : [`@${systemId}`])];
		for (const name of names) this.#check(name);
		if (!isStarted(actor)) throw new TypeError('The actor has not been started: start it, then expose it.');
		if (actor.getSnapshot().status !== 'active')
			throw new TypeError('The actor has ended: it takes nothing.');
		const exposed = new ExposedActor(actor, systemId, () => {
			for (const name of names) this.#actors.delete(name);
			this.#tell('stopped', exposed);
		});
		for (const name of names) this.#actors.set(name, exposed);
		this.#tell('started', exposed);
		return () => {
			exposed.withdraw();
		};
	}

	/** @param reference a session id, or `@` and a system id */
	find(reference: string): ExposedActor | undefined {
		return this.#actors.get(reference);
	}

	/** Those that are meant, each once. */
	matching(query: ActorQuery): ExposedActor[] {
		return [...new Set(this.#actors.values())].filter(({ description }) => matches(query, description));
	}

	/** @returns ends it */
	listen(listener: (change: Change, actor: ExposedActor) => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Withdraws all. */
	close(): void {
		for (const actor of new Set(this.#actors.values())) actor.withdraw();
	}

	#check(name: string): void {
		const usable: boolean = isReference(name);
		if (!usable)
			throw new TypeError(`“${name}” is no actor's name: 1 … 256 characters, those of a system id after @.`);
		if (this.#actors.has(name))
			throw new TypeError(`An actor is exposed as ${name} already: withdraw it first.`);
	}

	#tell(change: Change, actor: ExposedActor): void {
		for (const listener of [...this.#listeners]) listener(change, actor);
	}
}
