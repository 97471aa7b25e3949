import type { InspectorStore } from '../store/store.ts';
import { type Ending, Forwarding, type Progress } from './forwarding.ts';
import type { Surroundings } from './surroundings.ts';
import type { Target } from './target.ts';

/** Whose events go where. */
interface Subject {
	readonly peerId: string;
	readonly peerName: string;
	readonly origin: string;
}

export type StatelyState =
	| { readonly state: 'idle' }
	| (Subject & { readonly state: 'blocked' })
	| (Subject & Progress)
	| (Subject & { readonly state: 'ended'; readonly why: Ending; readonly sent: number });

const IDLE: StatelyState = { state: 'idle' };

/** Forwards the events of one peer at a time to a receiver's window, whatever is looked at meanwhile. */
export class Stately {
	readonly #listeners = new Set<() => void>();
	#forwarding: Forwarding | undefined;
	#state: StatelyState = IDLE;

	constructor(
		private readonly store: InspectorStore,
		private readonly surroundings: Surroundings,
	) {}

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** A new object on change. */
	readonly getState = (): StatelyState => this.#state;

	/** Opens the window, for which somebody must just have pressed something; ends what was forwarded before. */
	open({ peerId, name }: { peerId: string; name: string }, target: Target): void {
		this.#forwarding?.stop();
		this.#forwarding = undefined;
		const subject = { peerId, peerName: name, origin: target.origin };
		const receiver = this.surroundings.open(target.url);
		if (receiver === undefined) {
			this.#change({ ...subject, state: 'blocked' });
			return;
		}
		this.#change({ ...subject, state: 'waiting', sent: 0, leftOut: 0 });
		this.#forwarding = new Forwarding(
			this.store,
			peerId,
			target,
			receiver,
			this.surroundings,
			(progress) => {
				this.#change({ ...subject, ...progress });
			},
			(why, { sent }) => {
				this.#forwarding = undefined;
				this.#change({ ...subject, state: 'ended', why, sent });
			},
		);
	}

	/** Ends it; the window stays. */
	readonly stop = (): void => {
		this.#forwarding?.stop();
		this.#forwarding = undefined;
		this.#change(IDLE);
	};

	#change(state: StatelyState): void {
		this.#state = state;
		for (const listener of this.#listeners) listener();
	}
}
