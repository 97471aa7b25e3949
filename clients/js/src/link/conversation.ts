import type { Problem } from '../channel-error.js';
import { randomId } from '../data/random-id.js';
import { type Hello, longestName, ownLimits } from './hello.js';
import { LateHello, ProtocolError } from './protocol-error.js';
import { Receipts } from './receipts.js';
import { SendWindow } from './send-window.js';

/** What is counted on a data channel, both ways, and what hello says about it. */
export interface Counting {
	readonly receipts: Receipts;
	readonly window: SendWindow;
	/** What this side's hello says of it; afterwards nothing is taken from an older connection. */
	greet(): object;
	/**
	 * The other side's hello has come.
	 *
	 * @throws ProtocolError if it does not fit
	 * @throws LateHello if it was said before a connection that was in use meanwhile
	 */
	heard(hello: Hello): void;
}

const begunAnew: Problem = {
	code: 'peer-lost',
	message: 'The peer has lost its state: whether the message arrived is unknown.',
};

/** The counting on the actor channel: it survives connections, until a side says that its state is another (protocol §3, *Hello*). */
export class Conversation implements Counting {
	readonly receipts: Receipts;
	readonly window = new SendWindow();
	readonly #link = randomId('l-');
	/** The other side's link; undefined before its first hello. */
	#other: string | undefined;

	/** @param onAnew another conversation begins: nothing of the one before is known to the other side */
	constructor(
		ackAfterMs: number,
		private readonly onAnew: (problem: Problem) => void,
	) {
		this.receipts = new Receipts(ownLimits.windowBytes, ackAfterMs);
	}

	greet(): object {
		const resumes = this.#other;
		return { link: this.#link, ...(resumes && { resumes }), received: this.receipts.greet() };
	}

	heard(hello: Hello): void {
		const { link, resumes, received } = hello;
		if (!link || link.length > longestName) throw new ProtocolError('A hello without a link.');
		const goesOn = this.#goesOn(link, resumes);
		if (goesOn && received && !(this.#other && resumes))
			throw new ProtocolError('A hello for what was never sent.');
		if (goesOn && received < this.window.acknowledged) throw new LateHello('A newer connection is in use.');
		if (!goesOn) {
			// What waits for the first hello was never sent to anybody.
			if (this.#other) {
				this.window.abandon(begunAnew);
				this.onAnew(begunAnew);
			}
			this.receipts.beginAnew();
		}
		this.#other = link;
		this.window.resume(goesOn ? received : 0, hello);
	}

	/** Both sides come to the same conclusion: each judges by what both said on one connection. */
	#goesOn(link: string, resumes: string | undefined): boolean {
		return (!this.#other || this.#other === link) && (resumes === undefined || resumes === this.#link);
	}
}

/** The counting on the inspection channel: it begins with each connection. */
export class ConnectionCounting implements Counting {
	readonly receipts: Receipts;
	readonly window = new SendWindow();

	constructor(ackAfterMs: number) {
		this.receipts = new Receipts(ownLimits.windowBytes, ackAfterMs);
	}

	greet(): object {
		return {};
	}

	heard(hello: Hello): void {
		this.window.resume(0, hello);
	}
}
