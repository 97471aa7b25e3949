import type { JoinToken } from '../channel.js';
import type { Problem } from '../channel-error.js';
import { Backoff } from '../data/backoff.js';
import { after, type Cancel } from '../data/clock.js';
import type { Timings } from '../timings.js';

/** Longer waits than this overflow what engines count in, and run at once. */
const longestWaitMs = 86_400_000;

/** Gets a token from the application. */
export type TokenFunction = Extract<JoinToken, (...args: never) => unknown>;

/** Asks the application for a token; answers what is wrong if it has none. Never rejects. */
export async function askToken(token: TokenFunction): Promise<string | Problem> {
	try {
		const answer: unknown = await token();
		return typeof answer === 'string'
			? answer
			: none(`its function returned ${typeof answer}, not a string.`);
	} catch (error) {
		if (typeof error === 'string') return none(error);
		return none(error instanceof Error ? String(error) : 'its function threw no error.');
	}
}

function none(why: string): Problem {
	return { code: 'no-token', message: `The application has no token: ${why}` };
}

/** How a renewal speaks to its owner. */
export interface RenewalEvents {
	onToken(token: string): void;
	onFailed(problem: Problem): void;
}

/** Asks for the next token when three quarters of the life of the present one are over. */
export class Renewal {
	readonly #backoff: Backoff;
	#cancel: Cancel | undefined;

	constructor(
		private readonly token: TokenFunction,
		private readonly timings: Timings,
		private readonly events: RenewalEvents,
	) {
		this.#backoff = new Backoff(timings.rejoinFirstMs, timings.rejoinMaxMs);
	}

	/** The hub's word on when the membership ends. Clocks differ: however little seems left, it waits some seconds. */
	plan(expiresAt: string | undefined): void {
		this.#backoff.reset();
		const left = Date.parse(expiresAt ?? '') - Date.now();
		if (Number.isNaN(left)) this.stop();
		else this.#wait(Math.min(Math.max((left * 3) / 4, this.timings.renewMinMs), longestWaitMs));
	}

	/** The last one was refused, or there was none. */
	retry(): void {
		this.#wait(this.#backoff.next());
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = undefined;
	}

	#wait(ms: number): void {
		this.stop();
		const cancel = after(ms, () => {
			void this.#ask(cancel);
		});
		this.#cancel = cancel;
	}

	/** What comes after another plan was made is void. */
	async #ask(cancel: Cancel): Promise<void> {
		const answer = await askToken(this.token);
		if (this.#cancel !== cancel) return;
		if (typeof answer === 'string') this.events.onToken(answer);
		else {
			this.events.onFailed(answer);
			this.retry();
		}
	}
}
