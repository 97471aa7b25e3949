import type { Books, Status } from './numbered-peer.ts';

/** Sends numbered messages and keeps the books. Runs in Node and in pages: names nothing of either. */
export class Ledger {
	/** How a message is sent, while anybody would hear it; settles when the other side has taken it. */
	send: ((message: { type: 'send'; to: string; event: object }) => Promise<void>) | undefined;
	#sent: number;
	#taken: number;
	#remaining: number;
	readonly #undelivered: number[];
	readonly #received: number[];

	/** @param past books to be carried on, and what is still to be sent */
	constructor(past?: Books, remaining = 0) {
		this.#sent = past?.sent ?? 0;
		this.#taken = past?.taken ?? 0;
		this.#remaining = remaining;
		this.#undelivered = [...(past?.undelivered ?? [])];
		this.#received = [...(past?.received ?? [])];
	}

	stream(messages: number): void {
		this.#remaining += messages;
	}

	/** Called some hundred times a second. */
	tick(): void {
		const some = Math.ceil(this.#remaining / 500) + 1;
		const now = this.send ? Math.min(some, this.#remaining) : 0;
		this.#remaining -= now;
		this.burst(now);
	}

	/** At once, so that a cut that follows finds them unacknowledged. */
	burst(messages: number): void {
		for (let sent = 0; sent < messages; sent++) {
			const n = ++this.#sent;
			this.send?.(numbered(n)).then(
				() => this.#taken++,
				() => this.#undelivered.push(n),
			);
		}
	}

	receive(messages: readonly { readonly event?: unknown }[]): void {
		for (const { event } of messages) this.#received.push((event as { n: number }).n);
	}

	get status(): Omit<Status, 'restarts'> {
		const [sent, taken, remaining] = [this.#sent, this.#taken, this.#remaining];
		const [undelivered, received] = [this.#undelivered.length, this.#received.length];
		return { sent, taken, remaining, undelivered, received };
	}

	get books(): Books {
		return { sent: this.#sent, taken: this.#taken, undelivered: this.#undelivered, received: this.#received };
	}
}

/** 0 counts for nothing: the other side learns from it who is there. */
export function numbered(n: number): { type: 'send'; to: string; event: object } {
	return { type: 'send', to: '@books', event: { type: 'NUMBER', n } };
}
