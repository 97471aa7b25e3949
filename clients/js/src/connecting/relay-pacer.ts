import { after, type Cancel, now } from '../data/clock.js';
import { utf8Length } from '../data/utf8.js';
import type { ChannelId } from '../link/hello.js';

/** What the hub's relay bears, as `joined` says (protocol §2, *Relay*). */
export interface RelayLimits {
	/** The largest frame, in UTF-8 bytes. */
	readonly frameBytes: number;
	/** What this member may send in a second; undefined where there is no quota. */
	readonly bytesPerSecond: number | undefined;
}

/** What a frame costs beside its bytes. */
const frameCost = 256;

interface Waiting {
	readonly cost: number;
	send(): void;
}

/** Keeps everything that this member sends through the hub within its quota; the actor channel's frames go first. */
export class RelayPacer {
	readonly #waiting: readonly [Waiting[], Waiting[]] = [[], []];
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
		for (const waiting of this.#waiting) waiting.length = 0;
		this.#credit = limits?.bytesPerSecond ?? Infinity;
		this.#countedAt = now();
	}

	/** Sends a frame as soon as the quota allows. */
	pass(channel: ChannelId, frame: string, send: () => void): void {
		this.#waiting[channel].push({ cost: utf8Length(frame) + frameCost, send });
		if (!this.#cancel) this.#run();
	}

	#run(): void {
		const rate = this.#limits?.bytesPerSecond ?? Infinity;
		const at = now();
		this.#credit =
			rate === Infinity ? rate : Math.min(rate, this.#credit + ((at - this.#countedAt) * rate) / 1_000);
		this.#countedAt = at;
		for (let next = this.#next(); next; next = this.#next()) {
			// One that costs more than a second's worth goes when nothing is owed.
			const missing = Math.min(next.cost, rate) - this.#credit;
			if (missing > 0) {
				this.#cancel = after(Math.ceil((missing * 1_000) / rate), () => {
					this.#cancel = undefined;
					this.#run();
				});
				return;
			}
			this.#credit -= next.cost;
			(this.#waiting[0].shift() ?? this.#waiting[1].shift())?.send();
		}
	}

	#next(): Waiting | undefined {
		return this.#waiting[0][0] ?? this.#waiting[1][0];
	}
}
