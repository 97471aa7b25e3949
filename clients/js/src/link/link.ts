import type { Problem } from '../channel-error.js';
import { after, now } from '../data/clock.js';
import { type Data, text } from '../data/read.js';
import { utf8Length } from '../data/utf8.js';
import type { Timings } from '../timings.js';
import type { ChannelId, LinkIdentity } from './hello.js';
import { Lane, type Message } from './lane.js';
import { ProtocolError } from './protocol-error.js';
import type { Transport } from './transport.js';

/** How a link came to its end. */
export interface LinkEnd {
	readonly problem: Problem;
	/** It was ended in words, by either side: what was held of the peer is discarded (protocol §3, *Alive*). */
	readonly bye: boolean;
}

/** What a link tells its owner. */
export interface LinkEvents {
	/** Both hellos have come. */
	onReady(): void;
	onMessages(channel: ChannelId, messages: readonly Data[]): void;
	/** Called once. */
	onEnd(end: LinkEnd): void;
}

/** The conversation with one peer over one connection: a lane on each data channel, signs of life, the end in words. */
export class Link {
	readonly #lanes: readonly [Lane, Lane];
	readonly #stopWaiting;
	#ended = false;
	#heardAt = now();
	#pingedAt = 0;
	/** From the last ping to its answer; a whole number of milliseconds is not promised. */
	roundTripTimeMs: number | undefined;
	bytesSent = 0;
	bytesReceived = 0;

	constructor(
		private readonly transport: Transport,
		identity: LinkIdentity,
		private readonly timings: Timings,
		private readonly events: LinkEvents,
	) {
		this.#lanes = [this.#lane(0, identity), this.#lane(1, identity)];
		this.#stopWaiting = after(timings.helloTimeoutMs, () => {
			this.#end({ code: 'timeout', message: 'The peer did not say hello in time.' }, false);
		});
	}

	get ready(): boolean {
		return this.#lanes.every((lane) => lane.ready);
	}

	/** How long nothing has been heard, in milliseconds. */
	get silenceMs(): number {
		return now() - this.#heardAt;
	}

	get messagesSent(): number {
		return this.#lanes[0].messagesSent + this.#lanes[1].messagesSent;
	}

	get messagesReceived(): number {
		return this.#lanes[0].messagesReceived + this.#lanes[1].messagesReceived;
	}

	/** Says hello on both channels. */
	open(): void {
		for (const lane of this.#lanes) lane.open();
	}

	send(channel: ChannelId, message: Message): void {
		this.#lanes[channel].send(message);
	}

	/** A frame arrived. */
	receive(channel: ChannelId, frame: string): void {
		if (this.#ended) return;
		this.#heardAt = now();
		this.bytesReceived += utf8Length(frame);
		try {
			this.#lanes[channel].receive(frame);
		} catch (error) {
			if (!(error instanceof ProtocolError)) throw error;
			this.bye({ code: 'protocol-error', message: error.message });
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

	/** Ends the link in words. */
	bye(problem: Problem): void {
		this.#lanes[0].sendControl({ type: 'bye', ...problem });
		this.#lanes[0].flush();
		this.#end(problem, true);
	}

	/** The connection is gone, or is being replaced. */
	cut(problem: Problem): void {
		this.#end(problem, false);
	}

	#lane(channel: ChannelId, identity: LinkIdentity): Lane {
		return new Lane(channel, identity, this.transport.maxMessageSize, this.timings.ackAfterMs, {
			transmit: (frame) => {
				this.bytesSent += utf8Length(frame);
				this.transport.send(channel, frame);
			},
			onHello: () => {
				this.#greeted();
			},
			onMessages: (messages) => {
				this.events.onMessages(channel, messages);
			},
			onControl: (message) => {
				this.#control(channel, message);
			},
			onOverflow: () => {
				this.bye({ code: 'overflow', message: 'More waits for this peer than may.' });
			},
			onOtherVersion: () => {
				this.bye({ code: 'unsupported-version', message: 'This side speaks version 1.' });
			},
		});
	}

	#greeted(): void {
		if (!this.ready) return;
		this.#stopWaiting();
		this.events.onReady();
	}

	#control(channel: ChannelId, message: Data): void {
		if (message.type === 'ping') this.#lanes[channel].sendControl({ type: 'pong', t: message.t } as Message);
		else if (message.type === 'pong') this.#ponged(message.t);
		else {
			const words = text(message.message, 4_096) ?? 'The peer ended the link.';
			this.#end({ code: text(message.code) ?? 'closing', message: words }, true);
		}
	}

	#ponged(sentAt: unknown): void {
		if (sentAt === this.#pingedAt) this.roundTripTimeMs = now() - sentAt;
	}

	#end(problem: Problem, bye: boolean): void {
		if (this.#ended) return;
		this.#ended = true;
		this.#stopWaiting();
		for (const lane of this.#lanes) lane.close();
		this.events.onEnd({ problem, bye });
	}
}
