import { now } from '../data/clock.js';

/** An acknowledgement goes alone after so many messages (protocol §3). */
const maxOwedMessages = 256;

/** Counts the other side's messages that were taken, and knows when to say so. */
export class Receipts {
	#received = 0;
	#told = 0;
	#owedBytes = 0;
	#owedSince = 0;

	constructor(
		private readonly windowBytes: number,
		private readonly ackAfterMs: number,
	) {}

	get received(): number {
		return this.#received;
	}

	/** Whether there is something to acknowledge. */
	get owed(): boolean {
		return this.#received > this.#told;
	}

	/** Whether it should not wait for a frame to ride in. The time counts here too: a hidden page's timers are late. */
	get due(): boolean {
		return (
			this.owed &&
			(this.#received - this.#told >= maxOwedMessages ||
				this.#owedBytes * 4 >= this.windowBytes ||
				now() - this.#owedSince >= this.ackAfterMs)
		);
	}

	/** Messages that came in one frame were taken. */
	taken(messages: number, bytes: number): void {
		if (!this.owed) this.#owedSince = now();
		this.#received += messages;
		this.#owedBytes += bytes;
	}

	/** Says in a hello how many were taken, which acknowledges them. */
	greet(): number {
		return this.acknowledge().received;
	}

	/** A new conversation begins. */
	beginAnew(): void {
		this.#received = 0;
		this.acknowledge();
	}

	/** The acknowledgement, which is sent now. */
	acknowledge(): { readonly type: 'ack'; readonly received: number } {
		this.#told = this.#received;
		this.#owedBytes = 0;
		return { type: 'ack', received: this.#received };
	}
}
