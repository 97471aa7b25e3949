import { after, type Cancel, now } from '../data/clock.js';
import type { ChannelId } from '../link/hello.js';
import type { RelayQueue } from './relay-queue.js';

/** What the hub's relay bears, as `joined` says (protocol §2, *Relay*). */
export interface RelayLimits {
	/** The largest frame, in UTF-8 bytes. */
	readonly frameBytes: number;
	/** What this member may send in a second; undefined where there is no quota. */
	readonly bytesPerSecond: number | undefined;
}

/** What may wait of one connection and in all, in bytes of the quota. */
const maxCostOfOne = 8_388_608;
const maxCost = 8 * maxCostOfOne;

/**
 * Keeps everything that this member sends through the hub within its quota. What is above waits for each connection by
 * itself; these are served in turn, so that none keeps another from being heard. A connection for which too much waits
 * ends.
 */
export class RelayPacer {
	/** Those in which something waits, the next to be served first. */
	readonly #turns = new Set<RelayQueue>();
	#limits: RelayLimits | undefined;
	#credit = 0;
	#countedAt = now();
	#cancel: Cancel | undefined;

	/** Undefined: the hub does not relay. */
	get limits(): RelayLimits | undefined {
		return this.#limits;
	}

	/** This member has joined, anew or again: nothing of what waited can be sent. */
	begin(limits: RelayLimits | undefined): void {
		this.#limits = limits;
		for (const queue of this.#turns) this.forget(queue);
		this.#credit = limits?.bytesPerSecond ?? Infinity;
		this.#countedAt = now();
	}

	/** Sends a frame of a connection as soon as the quota allows. */
	pass(queue: RelayQueue, channel: ChannelId, frame: string): void {
		queue.add(channel, frame);
		this.#turns.add(queue);
		if (!this.#cancel) this.#run();
		const all = [...this.#turns];
		if (queue.cost > maxCostOfOne) queue.overflow();
		else if (all.reduce((sum, { cost }) => sum + cost, 0) > maxCost)
			all.reduce((most, each) => (each.cost > most.cost ? each : most)).overflow();
	}

	/** The connection has ended: what waits is dropped. */
	forget(queue: RelayQueue): void {
		queue.clear();
		this.#turns.delete(queue);
	}

	#run(): void {
		const rate = this.#limits?.bytesPerSecond ?? Infinity;
		const at = now();
		this.#credit =
			rate === Infinity ? rate : Math.min(rate, this.#credit + ((at - this.#countedAt) * rate) / 1_000);
		this.#countedAt = at;
		for (const queue of this.#turns) {
			// One that costs more than a second's worth goes when nothing is owed.
			const cost = queue.next?.cost ?? 0;
			const missing = Math.min(cost, rate) - this.#credit;
			if (missing > 0) {
				this.#cancel = after(Math.ceil((missing * 1_000) / rate), () => {
					this.#cancel = undefined;
					this.#run();
				});
				return;
			}
			this.#credit -= cost;
			this.#turns.delete(queue);
			queue.sendNext();
			if (queue.next) this.#turns.add(queue);
		}
	}
}
