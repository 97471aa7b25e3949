import type { ActorQuery } from '../actors/actor-data.js';
import type { Asker, Telling } from './asker.js';
import type { Change, ExposedActors } from './exposed-actors.js';
import type { ExposedActor } from './exposed-actor.js';
import { matches } from './matches.js';
import type { Newest, Source } from './newest.js';
import type { Open } from './open.js';
import { refusals } from './refusals.js';

/** Tells a peer which actors there are. */
export function list(id: number, query: ActorQuery, actors: ExposedActors, asker: Asker): void {
	for (const actor of actors.matching(query)) void asker.send(told(id, 'listed', actor));
	void asker.send({ type: 'listed', id });
}

/**
 * A peer follows which actors come and go (protocol §4, `actors` with `watch`). One that is slow is told how things are
 * by then: nothing of an actor that came and went in the meantime.
 */
export class Lister implements Open, Source {
	readonly type = 'actors';
	readonly #stopListening: () => void;
	/** Those that the peer was told of, or will be: an ended one may not fit the query any more. */
	readonly #known = new Set<ExposedActor>();
	readonly #untold = new Map<ExposedActor, 'listed' | Change>();
	#listed = false;

	/** @param onEnd called when there will be no more answers */
	constructor(
		private readonly id: number,
		query: ActorQuery,
		actors: ExposedActors,
		private readonly asker: Asker,
		private readonly newestFirst: Newest,
		private readonly onEnd: () => void,
	) {
		for (const actor of actors.matching(query)) this.#add(actor, 'listed');
		this.#stopListening = actors.listen((change, actor) => {
			if (change === 'stopped') this.#stopped(actor);
			else if (matches(query, actor.description)) this.#add(actor, change);
			newestFirst.owe(this);
		});
		newestFirst.owe(this);
	}

	newest(): readonly Telling[] {
		const messages = [...this.#untold].map(([actor, change]) => told(this.id, change, actor));
		this.#untold.clear();
		if (!this.#listed) messages.push({ type: 'listed', id: this.id });
		this.#listed = true;
		return messages;
	}

	permitted(): void {
		if (this.asker.maySee) return;
		this.close();
		this.onEnd();
		this.asker.fail(this.id, refusals.maySeeNothing);
	}

	close(): void {
		this.#stopListening();
		this.newestFirst.forget(this);
	}

	#add(actor: ExposedActor, change: 'listed' | 'started'): void {
		this.#known.add(actor);
		this.#untold.set(actor, change);
	}

	#stopped(actor: ExposedActor): void {
		if (!this.#known.delete(actor)) return;
		if (!this.#untold.delete(actor)) this.#untold.set(actor, 'stopped');
	}
}

function told(id: number, change: string, actor: ExposedActor): Telling {
	return { type: 'actor', id, change, actor: actor.description } as Telling;
}
