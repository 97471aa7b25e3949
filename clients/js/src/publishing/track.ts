import type { ActorStatus } from '../actors/actor-data.js';
import { readStatus } from '../actors/read-data.js';
import { isData } from '../data/read.js';
import type { Published } from './published.js';

/** What is known of one published actor. */
export class Track {
	/** Its newest `@xstate.snapshot`, if it has changed since it was published. */
	newest: Published | undefined;

	/** @param actor its `@xstate.actor` */
	constructor(readonly actor: Published) {}

	/** As the actor itself says, if it can be asked: that an action threw, XState tells no inspector. */
	get status(): ActorStatus {
		const snapshot = this.actor.current?.() ?? this.newest?.raw.snapshot ?? this.actor.raw.snapshot;
		return (isData(snapshot) && readStatus(snapshot.status)) || 'active';
	}

	get alive(): boolean {
		return this.status === 'active';
	}
}
