import type { ActorDescription, ActorMessage, ActorSnapshot, Ending } from '../actors/actor-data.js';
import { isEmitted } from '../actors/read-data.js';
import { captureSnapshot } from '../capturing/snapshot.js';
import type { Problem } from '../channel-error.js';
import { report } from '../data/tell.js';
import { type LocalActor, type LocalSnapshot, parentOf, sourceOf } from './local-actor.js';
import { observe } from './observe.js';
import { refusals } from './refusals.js';

/** Hears of an exposed actor on behalf of a peer. */
export interface ExposedListener {
	onChange?(): void;
	onEmitted?(event: ActorMessage): void;
	/** Told once; nothing else is told afterwards. */
	onEnd(ending: Ending): void;
}

/** What an actor did with an event; a problem if an action of it threw. */
export type Outcome = { readonly accepted?: boolean } | Problem;

const withdrawn: Ending = {
	type: 'failure',
	code: 'not-exposed',
	message: 'The actor is not exposed any more.',
};

/** An actor of this process that peers may talk to. */
export class ExposedActor {
	readonly sessionId: string;
	readonly #listeners = new Set<ExposedListener>();
	readonly #stopObserving: () => void;
	readonly #emitted: { unsubscribe(): void } | undefined;
	#ended = false;
	#told: unknown;
	#captured: { of: unknown; open?: ActorSnapshot; masked?: ActorSnapshot } = { of: undefined };

	/** @param onEnd called once, before the listeners */
	constructor(
		private readonly actor: LocalActor,
		readonly systemId: string | undefined,
		private readonly onEnd: () => void,
	) {
		this.sessionId = actor.sessionId;
		this.#told = actor.getSnapshot();
		const observer = {
			next: () => {
				const snapshot = actor.getSnapshot();
				// XState tells of events that changed nothing, too.
				if (snapshot === this.#told) return;
				this.#told = snapshot;
				for (const listener of [...this.#listeners]) listener.onChange?.();
			},
			error: () => {
				this.#end();
			},
			complete: () => {
				this.#end();
			},
		};
		this.#emitted = actor.on?.('*', (event) => {
			if (isEmitted(event)) for (const listener of [...this.#listeners]) listener.onEmitted?.(event);
		});
		this.#stopObserving = observe(actor, observer);
	}

	get description(): ActorDescription {
		const { actor, sessionId, systemId } = this;
		const src = sourceOf(actor);
		const parentId = parentOf(actor);
		return {
			sessionId,
			...(systemId !== undefined && { systemId }),
			...(src !== undefined && { src }),
			status: actor.getSnapshot().status,
			...(parentId !== undefined && { parentId }),
		};
	}

	/** The newest snapshot, as those see it who may see values, or may not. Captured once for all of them. */
	snapshot(seesValues: boolean): ActorSnapshot {
		const of = this.actor.getSnapshot();
		if (this.#captured.of !== of) this.#captured = { of };
		const audience = seesValues ? 'open' : 'masked';
		return (this.#captured[audience] ??= captureSnapshot(of, seesValues));
	}

	/** Delivers an event. Whether a machine accepts it is asked of its snapshot before. */
	deliver(event: ActorMessage): Outcome {
		const before: LocalSnapshot = this.actor.getSnapshot();
		let accepted: boolean | undefined;
		try {
			accepted = before.can?.(event);
			this.actor.send(event);
		} catch (error) {
			report(error);
			return refusals.threw;
		}
		if (this.actor.getSnapshot().status === 'error') return refusals.threw;
		return { ...(accepted !== undefined && { accepted }) };
	}

	/** @returns ends it */
	listen(listener: ExposedListener): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** It goes on, and nobody may talk to it any more. */
	withdraw(): void {
		this.#end(withdrawn);
	}

	#end(ending = this.#completion): void {
		if (this.#ended) return;
		this.#ended = true;
		this.#stopObserving();
		this.#emitted?.unsubscribe();
		this.onEnd();
		for (const listener of [...this.#listeners]) listener.onEnd(ending);
		this.#listeners.clear();
	}

	get #completion(): Ending {
		const { status, output }: LocalSnapshot = this.actor.getSnapshot();
		return { type: 'complete', status, ...(output !== undefined && { output }) };
	}
}
