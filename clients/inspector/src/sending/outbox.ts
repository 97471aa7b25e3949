import type { Messenger, Recipient, Undelivered } from '../channel/messenger.ts';
import type { ActorMessage } from '../channel/types.ts';
import { weigh } from '../store/weigh.ts';
import { addressed, type Outcome, problemOf, type Sent, type SentBy } from './sent.ts';

const MAX_KEPT = 100;
const MAX_BYTES = 16 * 1024 * 1024;

/** What was sent from this page and what became of it, oldest first; it goes on whatever is looked at meanwhile. */
export class Outbox {
	readonly #messenger: Messenger;
	readonly #now: () => number;
	readonly #listeners = new Set<() => void>();
	readonly #open = new Map<number, AbortController>();
	#sent: readonly Sent[] = [];
	#lastId = 0;

	/** @param now milliseconds of a clock that only goes forward */
	constructor(messenger: Messenger, now: () => number = () => performance.now()) {
		this.#messenger = messenger;
		this.#now = now;
		messenger.onUndelivered((letter) => {
			this.#undelivered(letter);
		});
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** A new array on change. */
	readonly all = (): readonly Sent[] => this.#sent;

	ask(to: Recipient, event: ActorMessage, timeoutMs: number): void {
		const controller = new AbortController();
		const { signal } = controller;
		const id = this.#begin(to, event, { how: 'ask', timeoutMs }, async () => ({
			state: 'replied',
			reply: await this.#messenger.ask(to, event, { timeoutMs, signal }),
		}));
		this.#open.set(id, controller);
	}

	send(to: Recipient, event: ActorMessage): void {
		this.#begin(to, event, { how: 'send' }, async () => {
			await this.#messenger.send(to, event);
			return { state: 'taken' };
		});
	}

	again({ to, event, by }: Sent): void {
		if (by.how === 'ask') this.ask(to, event, by.timeoutMs);
		else this.send(to, event);
	}

	/** Takes a question back that is not answered yet. */
	cancel(id: number): void {
		this.#open.get(id)?.abort();
	}

	#begin(to: Recipient, event: ActorMessage, by: SentBy, go: () => Promise<Outcome>): number {
		const id = ++this.#lastId;
		const began = this.#now();
		const { peerId, sessionId } = to;
		const outcome: Outcome = { state: 'waiting' };
		this.#change([...this.#sent, { id, to: { peerId, sessionId }, event, by, at: Date.now(), outcome }]);
		const end = (ended: Outcome) => {
			this.#open.delete(id);
			this.#end(id, ended, this.#now() - began);
		};
		go().then(end, (error: unknown) => {
			end({ state: 'failed', problem: problemOf(error) });
		});
		return id;
	}

	#end(id: number, outcome: Outcome, tookMs: number): void {
		this.#change(
			this.#sent.map((sent) =>
				sent.id === id && sent.outcome.state === 'waiting' ? { ...sent, outcome, tookMs } : sent,
			),
		);
	}

	/** The newest ones are meant: what was delivered before is never told of. */
	#undelivered(letter: Undelivered): void {
		let left = letter.count;
		const { code, message } = letter;
		const after = this.#sent.toReversed().map((sent) => {
			if (left === 0 || !addressed(sent, letter)) return sent;
			left--;
			return { ...sent, outcome: { state: 'failed', problem: { code, message } } as const };
		});
		this.#change(after.reverse());
	}

	/** Keeps what there is room for, and all that still waits. */
	#change(sent: readonly Sent[]): void {
		let bytes = 0;
		let count = 0;
		const kept = sent.toReversed().filter((each) => {
			bytes += weigh(each);
			count++;
			return count === 1 || each.outcome.state === 'waiting' || (count <= MAX_KEPT && bytes <= MAX_BYTES);
		});
		this.#sent = kept.reverse();
		for (const listener of this.#listeners) listener();
	}
}
