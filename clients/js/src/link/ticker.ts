import { every, now } from '../data/clock.js';
import type { Timings } from '../timings.js';

/**
 * Judges again and again whether a peer was silent for too long. Between two ticks the clock may have jumped: the
 * machine slept, a debugger held the page, or a browser slowed the timers of a hidden page. Then silence proves
 * nothing yet, since what has arrived is still unread: the peer is asked first and judged a moment later.
 */
export class Ticker {
	#last = now();
	#judgeAt: number | undefined;
	readonly #stop;

	constructor(
		private readonly timings: Timings,
		private readonly events: { judge(): void; onJump(): void },
	) {
		this.#stop = every(timings.tickMs, () => {
			this.#tick();
		});
	}

	stop(): void {
		this.#stop();
	}

	#tick(): void {
		const at = now();
		const { tickMs, jumpMs, jumpGraceMs } = this.timings;
		const jumped = at - this.#last > tickMs + jumpMs;
		this.#last = at;
		if (jumped && this.#judgeAt === undefined) {
			this.#judgeAt = at + jumpGraceMs;
			this.events.onJump();
		} else if (this.#judgeAt === undefined || at >= this.#judgeAt) {
			this.#judgeAt = undefined;
			this.events.judge();
		}
	}
}
