import type { Problem } from '../channel-error.js';
import { after, type Cancel, now } from '../data/clock.js';
import { type Data, text } from '../data/read.js';
import { utf8Length } from '../data/utf8.js';
import type { Timings } from '../timings.js';
import { ConnectionCounting, type Conversation } from './conversation.js';
import type { ChannelId, LinkIdentity } from './hello.js';
import { Lane, type Message } from './lane.js';
import { LateHello, ProtocolError } from './protocol-error.js';
import type { Settle } from './send-window.js';
import type { Transport } from './transport.js';

/** What a connection tells its link. */
export interface LinkConnectionEvents {
	/** Both hellos have come. */
	onReady(): void;
	onMessages(channel: ChannelId, messages: readonly Data[]): void;
	/** It is gone, or of no use; told once, unless it was closed from here. */
	onCut(problem: Problem): void;
	/** The conversation is over: the other side said so (`told`), or it is this side that has to say so. */
	onBye(problem: Problem, told: boolean): void;
}

/** A link's run over one connection: hello, a lane on each data channel, signs of life. */
export class LinkConnection {
	readonly #lanes: readonly [Lane, Lane];
	readonly #inspecting: ConnectionCounting;
	readonly #sentBefore: number;
	#stopWaiting: Cancel;
	#closed = false;
	#heardAt = now();
	#pingedAt = 0;
	/** From the last ping to its answer; a whole number of milliseconds is not promised. */
	roundTripTimeMs: number | undefined;
	bytesSent = 0;
	bytesReceived = 0;

	constructor(
		readonly transport: Transport,
		private readonly identity: LinkIdentity,
		private readonly conversation: Conversation,
		private readonly timings: Timings,
		private readonly events: LinkConnectionEvents,
	) {
		this.#inspecting = new ConnectionCounting(timings.ackAfterMs);
		this.#lanes = [this.#lane(0), this.#lane(1)];
		this.#sentBefore = conversation.window.sent;
		this.#stopWaiting = this.#awaitHello(timings.helloTimeoutMs);
	}

	get ready(): boolean {
		return this.#lanes.every((lane) => lane.ready);
	}

	/** How long nothing has been heard, in milliseconds. */
	get silenceMs(): number {
		return now() - this.#heardAt;
	}

	/** What was sent again is not counted again. */
	get messagesSent(): number {
		return this.conversation.window.sent - this.#sentBefore + this.#inspecting.window.sent;
	}

	get messagesReceived(): number {
		return this.#lanes[0].messagesReceived + this.#lanes[1].messagesReceived;
	}

	/** Says hello on both channels. */
	open(): void {
		for (const lane of this.#lanes) lane.open();
	}

	/** Something was added to the conversation. */
	wake(): void {
		this.#lanes[0].wake();
	}

	/** Sends a message on the inspection channel, which is lost with the connection. */
	inspect(message: Message, settle?: Settle): void {
		if (this.#closed) return;
		this.#inspecting.window.add(message, settle);
		if (this.#inspecting.window.overflows) this.events.onBye(overflow, false);
		else this.#lanes[1].wake();
	}

	/** A frame arrived. One of a connection that is closed or replaced is discarded. */
	receive(channel: ChannelId, frame: string): void {
		if (this.#closed) return;
		this.#heardAt = now();
		this.bytesReceived += utf8Length(frame);
		try {
			this.#lanes[channel].receive(frame);
		} catch (error) {
			if (error instanceof LateHello) this.cut({ code: 'replaced', message: error.message });
			else if (error instanceof ProtocolError)
				this.events.onBye({ code: 'protocol-error', message: error.message }, false);
			else throw error;
		}
	}

	/** Asks for a sign of life if it was silent long enough, at most once in that time. */
	pingIfSilent(): void {
		const { pingAfterMs } = this.timings;
		if (this.ready && this.silenceMs >= pingAfterMs && now() - this.#pingedAt >= pingAfterMs) this.ping();
	}

	ping(): void {
		this.#pingedAt = now();
		this.#lanes[0].sendControl({ type: 'ping', t: this.#pingedAt } as Message);
	}

	/** Says why the conversation ends. */
	sayBye(problem: Problem): void {
		this.#lanes[0].last({ type: 'bye', ...problem });
	}

	/** The transport is gone, or is to be given up. */
	cut(problem: Problem): void {
		if (this.#closed) return;
		this.close();
		this.events.onCut(problem);
	}

	/** Nothing is sent or read over it any more. The transport is its owner's to close. */
	close(): void {
		this.#closed = true;
		this.#stopWaiting();
		for (const lane of this.#lanes) lane.close();
	}

	#lane(channel: ChannelId): Lane {
		const counting = channel === 0 ? this.conversation : this.#inspecting;
		const { maxMessageSize } = this.transport;
		return new Lane(channel, this.identity, maxMessageSize, this.timings.ackAfterMs, counting, {
			transmit: (frame) => {
				this.bytesSent += utf8Length(frame);
				this.transport.send(channel, frame);
			},
			onHello: () => {
				if (!this.ready) return;
				this.#stopWaiting();
				this.events.onReady();
			},
			onMessages: (messages) => {
				this.events.onMessages(channel, messages);
			},
			onControl: (message) => {
				this.#control(channel, message);
			},
			onOtherVersion: () => {
				this.events.onBye({ code: 'unsupported-version', message: 'This side speaks version 1.' }, false);
			},
		});
	}

	/** After a clock's jump what has arrived is read first. */
	#awaitHello(ms: number): Cancel {
		const dueAt = now() + ms;
		return after(ms, () => {
			if (now() - dueAt > this.timings.jumpMs) this.#stopWaiting = this.#awaitHello(this.timings.jumpGraceMs);
			else this.cut({ code: 'timeout', message: 'No hello in time.' });
		});
	}

	#control(channel: ChannelId, message: Data): void {
		if (message.type === 'ping') this.#lanes[channel].sendControl({ type: 'pong', t: message.t } as Message);
		else if (message.type === 'pong') this.#ponged(message.t);
		else {
			const words = text(message.message, 4_096) ?? 'The peer gave no reason.';
			this.events.onBye({ code: text(message.code) ?? 'closing', message: words }, true);
		}
	}

	#ponged(sentAt: unknown): void {
		if (sentAt === this.#pingedAt) this.roundTripTimeMs = now() - sentAt;
	}
}

/** More is held for a peer than may be: it takes too little. */
export const overflow: Problem = { code: 'overflow', message: 'More waits for the peer than may.' };
