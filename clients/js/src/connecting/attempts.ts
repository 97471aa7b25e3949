import type { Problem } from '../channel-error.js';
import { Budget } from '../data/budget.js';
import type { Environment } from './environment.js';

/** Why no attempt is made now. */
export const tooMany: Problem = {
	code: 'rate-limited',
	message: 'Too many connections: try later.',
};

/** Bounds the attempts to connect with all peers together (protocol §2, *Connecting*). */
export const allAttempts = (): Budget => new Budget(200, 200);

/** Bounds the attempts to connect with one peer: each costs memory and work, whoever asks. */
export class Attempts {
	readonly #ofPeer = new Budget(10, 2_000);
	readonly #refusals = new Budget(3, 5_000);

	constructor(
		private readonly peerId: string,
		private readonly environment: Environment,
	) {}

	/** Whether this side may begin one, which then counts. */
	tryTake(): boolean {
		return this.#ofPeer.tryTake() && this.environment.attempts.tryTake();
	}

	/** Whether one may begin that the peer asks for; it is told if not, though not each time. */
	admit(conn?: string): boolean {
		if (this.tryTake()) return true;
		if (this.#refusals.tryTake())
			this.environment.signal({ type: 'signal', to: this.peerId, conn, refused: tooMany });
		return false;
	}
}
