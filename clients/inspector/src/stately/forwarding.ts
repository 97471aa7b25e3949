import type { InspectionEvent } from '../channel/types.ts';
import type { InspectorStore } from '../store/store.ts';
import { introductions, retold } from './retell.ts';
import type { ReceiverWindow, Said, Surroundings } from './surroundings.ts';
import type { Target } from './target.ts';

const CONNECTED = '@statelyai.connected';
const DISCONNECTED = { type: '@statelyai.disconnected' };

const MAX_AT_ONCE = 500;
const LOOK_MS = 500;

export interface Progress {
	/** `waiting` for the receiver to say that it is there. */
	readonly state: 'waiting' | 'forwarding';
	readonly sent: number;
	/** Events that the receiver was not told: they cannot be handed to another window, or went before their turn. */
	readonly leftOut: number;
}

/** Why it ended: the window is closed (or cut off), or the peer is gone. */
export type Ending = 'closed' | 'peer-left';

/** Tells the receiver in one window of one peer's events, from those that are kept on. */
export class Forwarding {
	readonly #waiting: InspectionEvent[] = [];
	readonly #undo: (() => void)[];
	#progress: Progress = { state: 'waiting', sent: 0, leftOut: 0 };
	#next = 0;
	#busy = false;
	#over = false;

	constructor(
		private readonly store: InspectorStore,
		private readonly peerId: string,
		private readonly target: Target,
		private readonly receiver: ReceiverWindow,
		private readonly surroundings: Surroundings,
		private readonly onChange: (progress: Progress) => void,
		private readonly onEnd: (ending: Ending, progress: Progress) => void,
	) {
		this.#undo = [
			surroundings.onMessage((said) => {
				this.#hear(said);
			}),
			surroundings.every(LOOK_MS, () => {
				this.#look();
			}),
			store.subscribeFirst(() => {
				if (this.#look() && this.#progress.state === 'forwarding') this.#go();
			}),
		];
	}

	/** Ends it, and says so to the receiver. May be called twice. */
	stop(): void {
		if (this.#over) return;
		this.#over = true;
		for (const undo of this.#undo) undo();
		if (!this.receiver.closed) this.#post(DISCONNECTED);
	}

	/** The window may have gone elsewhere: what it says counts only as long as it is where the events may go. */
	#hear({ source, origin, data }: Said): void {
		if (source !== this.receiver || origin !== this.target.origin) return;
		if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== CONNECTED) return;
		this.#begin();
	}

	/** A receiver that was loaded anew knows nothing: it is told all from the beginning. */
	#begin(): void {
		const { log, peers } = this.store.getState();
		const peer = peers.find(({ peerId }) => peerId === this.peerId);
		if (peer === undefined) return;
		this.#waiting.splice(0, Infinity, ...introductions(peer, log.from(log.firstId)));
		this.#next = log.firstId;
		this.#change({ state: 'forwarding', sent: 0, leftOut: 0 });
		this.#go();
	}

	/** @returns whether there is still somebody to tell, and somebody to tell of */
	#look(): boolean {
		if (this.#over) return false;
		const isThere = this.store.getState().peers.some(({ peerId }) => peerId === this.peerId);
		if (isThere && !this.receiver.closed) return true;
		this.stop();
		this.onEnd(isThere ? 'closed' : 'peer-left', this.#progress);
		return false;
	}

	#go(): void {
		if (this.#busy || this.#over) return;
		this.#fetch();
		const now = this.#waiting.splice(0, MAX_AT_ONCE);
		if (now.length === 0) return;
		const sent = now.filter((event) => this.#post(event)).length;
		const progress = this.#progress;
		const leftOut = progress.leftOut + now.length - sent;
		this.#change({ state: 'forwarding', sent: progress.sent + sent, leftOut });
		this.#busy = true;
		this.surroundings.soon(() => {
			this.#busy = false;
			this.#go();
		});
	}

	/** Takes from the log what is next, if all before it is told. */
	#fetch(): void {
		if (this.#waiting.length > 0) return;
		const { log } = this.store.getState();
		const lost = Math.max(0, log.firstId - this.#next);
		if (lost > 0) this.#change({ ...this.#progress, leftOut: this.#progress.leftOut + lost });
		const entries = log.from(this.#next);
		this.#next = log.nextId;
		for (const entry of entries) {
			const event = retold(entry, this.peerId);
			if (event !== undefined) this.#waiting.push(event);
		}
	}

	#post(message: unknown): boolean {
		try {
			this.receiver.postMessage(message, this.target.origin);
			return true;
		} catch {
			// Nested so deep that it cannot be copied.
			return false;
		}
	}

	#change(progress: Progress): void {
		this.#progress = progress;
		this.onChange(progress);
	}
}
