import type { ActorQuery } from '../actors/actor-data.js';
import type { Asker, Telling } from './asker.js';
import type { ExposedActors } from './exposed-actors.js';
import type { ExposedActor } from './exposed-actor.js';
import { matches } from './matches.js';
import type { Open } from './open.js';
import { refusals } from './refusals.js';

/** Tells a peer which actors there are. */
export function list(id: number, query: ActorQuery, actors: ExposedActors, asker: Asker): void {
	for (const actor of actors.matching(query)) tell(id, 'listed', actor, asker);
	void asker.send({ type: 'listed', id });
}

/** A peer follows which actors come and go (protocol §4, `actors` with `watch`). */
export class Lister implements Open {
	readonly type = 'actors';
	readonly close: () => void;
	/** Those that the peer was told of: an ended one may not fit the query any more. */
	readonly #known = new Set<ExposedActor>();

	/** @param onEnd called when there will be no more answers */
	constructor(
		private readonly id: number,
		query: ActorQuery,
		actors: ExposedActors,
		private readonly asker: Asker,
		private readonly onEnd: () => void,
	) {
		for (const actor of actors.matching(query)) this.#known.add(actor);
		list(id, query, actors, asker);
		this.close = actors.listen((change, actor) => {
			if (change === 'stopped' ? this.#known.delete(actor) : matches(query, actor.description)) {
				if (change === 'started') this.#known.add(actor);
				tell(id, change, actor, asker);
			}
		});
	}

	permitted(): void {
		if (this.asker.maySee) return;
		this.close();
		this.onEnd();
		this.asker.fail(this.id, refusals.maySeeNothing);
	}
}

function tell(id: number, change: string, actor: ExposedActor, asker: Asker): void {
	void asker.send({ type: 'actor', id, change, actor: actor.description } as Telling);
}
