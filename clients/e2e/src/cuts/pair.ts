import { expect } from 'vitest';
import { eventually } from '../eventually.ts';
import type { Books, NumberedPeer, Status } from './numbered-peer.ts';

/** How many messages are under way around one cut. */
const AROUND_A_CUT = 600;

/** How many each sends in the very moment of the cut. */
const BURST = 50;

/** Two peers that send each other numbered messages. */
export class Pair {
	/** Messages that a side had sent and not been told of when a cut came: the fewest so far. */
	fewestUnacknowledged = Number.POSITIVE_INFINITY;

	constructor(
		readonly one: NumberedPeer,
		readonly other: NumberedPeer,
	) {}

	/** Cuts in the midst of a stream each way, and returns when both streams have come to their end. */
	async through(cut: () => Promise<unknown>): Promise<void> {
		const before = await this.#both((peer) => peer.stream(AROUND_A_CUT));
		await eventually(async () => {
			const now = await this.#bothThatStream();
			for (const [index, { received, remaining }] of now.entries()) {
				expect(received).toBeGreaterThan((before[index]?.received ?? 0) + AROUND_A_CUT / 10);
				expect(remaining).toBeGreaterThan(0);
			}
		}, 60_000);
		const [unacknowledged] = await Promise.all([this.#both((peer) => peer.burst(BURST)), cut()]);
		for (const { sent, taken, undelivered } of unacknowledged)
			this.fewestUnacknowledged = Math.min(this.fewestUnacknowledged, sent - taken - undelivered);
		await this.settled();
	}

	/** Sends so many that each side has sent at least as many in all. */
	async upTo(messages: number): Promise<void> {
		await this.#both(async (peer) => peer.stream(Math.max(0, messages - (await peer.status()).sent)));
		await this.settled();
	}

	/** Every sender knows what became of each of his messages, and the two are connected. */
	async settled(): Promise<void> {
		await eventually(async () => {
			for (const status of await this.#status()) {
				expect(status).toMatchObject({ state: 'connected', remaining: 0 });
				expect(status.taken + status.undelivered).toBe(status.sent);
			}
		}, 90_000);
	}

	/** How many messages each side has been told are given up. */
	async reported(): Promise<number[]> {
		return (await this.#status()).map((status) => status.undelivered);
	}

	/** How many direct connections the JVM has made or tried. */
	async connections(): Promise<number> {
		return (await this.one.status()).connections ?? Number.NaN;
	}

	/** How often one of the two has restarted ICE. */
	async restarts(): Promise<number> {
		return (await this.#status()).reduce((sum, status) => sum + status.restarts, 0);
	}

	/** What each side says of the way, `hub` or a kind of candidate. */
	async path(): Promise<(string | undefined)[]> {
		return (await this.#status()).map((status) => status.path);
	}

	async books(): Promise<[Books, Books]> {
		return this.#both((peer) => peer.books());
	}

	/** On a busy machine one has sent all before the other has begun: it goes on. */
	#bothThatStream(): Promise<[Status, Status]> {
		return this.#both(async (peer) => {
			const status = await peer.status();
			return status.remaining > 0 ? status : peer.stream(AROUND_A_CUT);
		});
	}

	#status(): Promise<[Status, Status]> {
		return this.#both((peer) => peer.status());
	}

	#both<T>(ask: (peer: NumberedPeer) => Promise<T>): Promise<[T, T]> {
		return Promise.all([ask(this.one), ask(this.other)]);
	}
}
