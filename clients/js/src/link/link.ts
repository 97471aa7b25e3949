import { ChannelError, type Problem } from '../channel-error.js';
import { now } from '../data/clock.js';
import type { Data } from '../data/read.js';
import type { Timings } from '../timings.js';
import { Conversation } from './conversation.js';
import type { ChannelId, LinkIdentity } from './hello.js';
import type { Message } from './lane.js';
import { LinkConnection, overflow } from './link-connection.js';
import type { Sendable, Settle } from './send-window.js';
import { Ticker } from './ticker.js';
import type { Transport } from './transport.js';

/** What a link tells its owner. */
export interface LinkEvents {
	/** Both hellos have come on the current connection. */
	onReady(connection: LinkConnection): void;
	onMessages(channel: ChannelId, messages: readonly Data[]): void;
	/** The current connection is gone or of no use; the conversation is kept for the next. */
	onCut(problem: Problem): void;
	/** The other side has lost its state, and another conversation begins on this link. */
	readonly onAnew: (problem: Problem) => void;
	/** The conversation is over; told once. With `bye` it ended in words, which need a moment to leave. */
	onEnd(problem: Problem, bye: boolean): void;
}

/**
 * The conversation with one peer, over one connection after the other (protocol §3). Its owner opens and closes the
 * transports. What ends it fails everything that the other side has not said to have taken.
 */
export class Link {
	readonly #conversation: Conversation;
	readonly #ticker: Ticker;
	#current: LinkConnection | undefined;
	/** Since when there is no connection on which both have said hello. */
	#waitingSince: number | undefined = now();
	#wasReady = false;
	#end: Problem | undefined;

	constructor(
		private readonly identity: Omit<LinkIdentity, 'conn'>,
		private readonly timings: Timings,
		private readonly events: LinkEvents,
	) {
		this.#conversation = new Conversation(timings.ackAfterMs, events.onAnew);
		this.#ticker = new Ticker(timings, {
			judge: () => {
				this.#judge();
			},
			onJump: () => this.#current?.ping(),
		});
	}

	/** Before the first hello `connecting`, between connections `disconnected`, after the end `lost`. */
	get state(): 'connecting' | 'connected' | 'disconnected' | 'lost' {
		if (this.#end) return 'lost';
		if (this.#waitingSince === undefined) return 'connected';
		return this.#wasReady ? 'disconnected' : 'connecting';
	}

	/**
	 * Sends a message on the actor channel, now or over the next connection.
	 *
	 * @returns settles when the other side has taken it; rejects with a {@link ChannelError} when it was given up, and
	 *     whether it arrived is not known. A rejection that nobody awaits is no error.
	 */
	send(message: Sendable): Promise<void> {
		const taken = new Promise<void>((resolve, reject) => {
			const settle = (problem?: Problem): void => {
				if (problem) reject(new ChannelError(problem.code, problem.message));
				else resolve();
			};
			if (this.#end) settle(this.#end);
			else this.#conversation.window.add(message, settle);
		});
		taken.catch(() => undefined);
		if (this.#conversation.window.overflows) this.bye(overflow);
		else this.#current?.wake();
		return taken;
	}

	/**
	 * Sends a message on the inspection channel of the current connection; without one it is void.
	 *
	 * @param settle told when the other side has taken it; not at all if the connection ends before
	 */
	inspect(message: Message, settle?: Settle): void {
		this.#current?.inspect(message, settle);
	}

	/** A connection is open: says hello on it, which makes it the current one. Frames of older ones are discarded. */
	attach(transport: Transport): LinkConnection {
		const identity = { ...this.identity, conn: transport.conn };
		const connection: LinkConnection = new LinkConnection(
			transport,
			identity,
			this.#conversation,
			this.timings,
			{
				onReady: () => {
					this.#ready(connection);
				},
				onMessages: (channel, messages) => {
					this.events.onMessages(channel, messages);
				},
				onCut: (problem) => {
					this.#cut(problem);
				},
				onBye: (problem, told) => {
					if (told) this.#finish(problem, true);
					else this.bye(problem);
				},
			},
		);
		if (this.#end) {
			connection.close();
			return connection;
		}
		if (this.#current) this.fence(this.#current);
		this.#current = connection;
		connection.open();
		return connection;
	}

	/** Gives the current connection up. */
	cut(problem: Problem): void {
		this.#current?.cut(problem);
	}

	/** Ends the conversation in words. */
	bye(problem: Problem): void {
		if (!this.#end) this.#current?.sayBye(problem);
		this.#finish(problem, true);
	}

	/** Ends the conversation without a word: the peer is gone. */
	lose(problem: Problem): void {
		this.#finish(problem, false);
	}

	/** What comes over it from now on would be counted twice: hello has said what was taken, the rest is sent again. */
	protected fence(older: LinkConnection): void {
		older.close();
	}

	#ready(connection: LinkConnection): void {
		this.#waitingSince = undefined;
		this.#wasReady = true;
		this.events.onReady(connection);
	}

	#cut(problem: Problem): void {
		this.#current = undefined;
		this.#waitingSince ??= now();
		this.events.onCut(problem);
	}

	#judge(): void {
		const { disconnectedAfterMs, lostAfterMs } = this.timings;
		const current = this.#current;
		if (current?.ready && current.silenceMs >= disconnectedAfterMs)
			current.cut({ code: 'timeout', message: 'The peer is silent.' });
		else current?.pingIfSilent();
		if (this.#waitingSince !== undefined && now() - this.#waitingSince >= lostAfterMs) {
			const message = `No connection for ${lostAfterMs / 1_000} s: whether the message arrived is unknown.`;
			this.lose({ code: 'peer-lost', message });
		}
	}

	#finish(problem: Problem, bye: boolean): void {
		if (this.#end) return;
		this.#end = problem;
		this.#ticker.stop();
		this.#current?.close();
		this.#current = undefined;
		this.#conversation.window.abandon(problem);
		this.events.onEnd(problem, bye);
	}
}
