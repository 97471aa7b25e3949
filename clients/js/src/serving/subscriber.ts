import type { ActorMessage, ActorSnapshot, Ending } from '../actors/actor-data.js';
import { captureEvent } from '../capturing/snapshot.js';
import type { Asker, Telling } from './asker.js';
import type { ExposedActor } from './exposed-actor.js';
import type { Newest, Source } from './newest.js';
import type { Open } from './open.js';
import { refusals } from './refusals.js';

/** A subscription of a peer to one actor: its newest snapshot, what it emits, and how it ends (protocol §4). */
export class Subscriber implements Open, Source {
	readonly type = 'subscribe';
	readonly #stopListening: () => void;
	#rev = 0;
	#told: ActorSnapshot | undefined;
	#ending: Ending | undefined;

	/** @param onEnd called when there will be no more answers */
	constructor(
		private readonly id: number,
		private readonly actor: ExposedActor,
		private readonly asker: Asker,
		private readonly newestFirst: Newest,
		private readonly onEnd: () => void,
	) {
		this.#stopListening = actor.listen({
			onChange: () => {
				newestFirst.owe(this);
			},
			onEmitted: (event) => {
				this.#emitted(event);
			},
			onEnd: (ending) => {
				this.#ending = ending;
				newestFirst.owe(this);
			},
		});
		newestFirst.owe(this);
	}

	newest(): readonly Telling[] {
		const { id, asker, actor } = this;
		const snapshot = actor.snapshot(asker.may('values'));
		const ending = this.#ending && [{ ...asker.told(this.#ending), id }];
		if (ending) this.onEnd();
		// The end comes after the last change, which may be told already.
		if (ending && snapshot === this.#told) return ending;
		this.#told = snapshot;
		return [{ type: 'snapshot', id, rev: ++this.#rev, snapshot } as Telling, ...(ending ?? [])];
	}

	permitted(): void {
		if (this.asker.may('inspect')) this.newestFirst.owe(this);
		else this.#fail(refusals.mayInspectNothing);
	}

	close(): void {
		this.#stopListening();
		this.newestFirst.forget(this);
	}

	#emitted(event: ActorMessage): void {
		if (this.newestFirst.full) this.#fail(refusals.tooSlow);
		else {
			const emitted = captureEvent(event, this.asker.may('values'));
			this.newestFirst.send({ type: 'emitted', id: this.id, event: emitted } as Telling);
		}
	}

	#fail(problem: { readonly code: string; readonly message: string }): void {
		this.close();
		this.onEnd();
		this.asker.fail(this.id, problem);
	}
}
