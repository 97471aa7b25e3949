import { after, type Cancel } from '../data/clock.js';
import { count, type Data } from '../data/read.js';
import { utf8Length } from '../data/utf8.js';
import type { Counting } from './conversation.js';
import { FrameReader } from './frame-reader.js';
import { type ChannelId, type Hello, type LinkIdentity, ownLimits, readHello, sayHello } from './hello.js';
import { ProtocolError } from './protocol-error.js';
import { type Encoded, encode, writeFrames } from './write-frames.js';

/** A message of protocol §4 or §5. */
export type Message = object & { readonly type: string; readonly id?: unknown };

/** What a lane needs of its connection. */
export interface LaneEvents {
	/** Puts a frame on the data channel. */
	transmit(frame: string): void;
	/** The other side's hello has come; messages flow. */
	onHello(hello: Hello): void;
	/** Counted messages in order, as many as came in one frame. */
	onMessages(messages: readonly Data[]): void;
	/** `ping`, `pong` or `bye`. */
	onControl(message: Data): void;
	/** The other side cannot speak this version. */
	onOtherVersion(): void;
}

const controls = new Set<unknown>(['ping', 'pong', 'bye']);

/** The conversation on one data channel of one connection: hello, frames, counting, acknowledgement, window (protocol §3). */
export class Lane {
	readonly #reader = new FrameReader(ownLimits.frameBytes, ownLimits.messageBytes);
	#controls: Encoded[] = [];
	#hello: Hello | undefined;
	#flushPlanned = false;
	#stopAckTimer: Cancel | undefined;
	#closed = false;
	messagesReceived = 0;

	constructor(
		private readonly channel: ChannelId,
		private readonly identity: LinkIdentity,
		private readonly maxMessageSize: number,
		private readonly ackAfterMs: number,
		private readonly counting: Counting,
		private readonly events: LaneEvents,
	) {}

	get ready(): boolean {
		return this.#hello !== undefined;
	}

	/** Says hello; everything else waits for the other side's. */
	open(): void {
		this.events.transmit(`[${encode(sayHello(this.channel, this.identity, this.counting.greet())).json}]`);
	}

	/** Something was added to what is counted: sends it as soon as the window allows, together with what else waits. */
	wake(): void {
		if (!this.#closed) this.#planFlush();
	}

	/** Sends a message that is not counted. */
	sendControl(message: Message): void {
		this.#controls.push(encode(message));
		this.#planFlush();
	}

	/** @throws ProtocolError if the other side broke the protocol */
	receive(frame: string): void {
		let counted: Data[] = [];
		let bytes = utf8Length(frame);
		const deliver = (): void => {
			if (counted.length === 0 || this.#closed) return;
			const taken = counted;
			counted = [];
			// Counted first: hello on a next connection may be said while these are handed over.
			this.counting.receipts.taken(taken.length, bytes);
			this.messagesReceived += taken.length;
			bytes = 0;
			this.events.onMessages(taken);
		};
		for (const message of this.#reader.read(frame)) {
			if (this.#isCounted(message)) counted.push(message);
			else {
				deliver();
				this.#act(message);
			}
		}
		deliver();
		this.#planAck();
	}

	/** Sends what may be sent now. */
	flush(acknowledge = this.counting.receipts.due): void {
		this.#flushPlanned = false;
		if (this.#closed || !this.#hello) return;
		const messages = this.counting.window.take();
		const frames = [...this.#controls, ...messages];
		this.#controls = [];
		if (this.counting.receipts.owed && (acknowledge || frames.length > 0)) {
			frames.unshift(encode(this.counting.receipts.acknowledge()));
		}
		const frameBytes = Math.min(this.#hello.frameBytes, this.maxMessageSize);
		for (const frame of writeFrames(frames, frameBytes)) this.events.transmit(frame);
	}

	/** Says a last word, before hello too. */
	last(bye: Message): void {
		if (!this.#hello) this.events.transmit(`[${encode(bye).json}]`);
		else {
			this.sendControl(bye);
			this.flush();
		}
	}

	/** Nothing is sent or read any more. */
	close(): void {
		this.#closed = true;
		this.#stopAckTimer?.();
	}

	#isCounted({ type }: Data): boolean {
		return this.#hello !== undefined && type !== 'hello' && type !== 'ack' && !controls.has(type);
	}

	#act(message: Data): void {
		if (this.#closed) return;
		if (message.type === 'bye') this.events.onControl(message);
		else if (!this.#hello) this.#greet(message);
		else if (message.type === 'ack') this.#acknowledge(message);
		else if (message.type === 'hello') throw new ProtocolError('A second hello.');
		else this.events.onControl(message);
	}

	#greet(message: Data): void {
		const hello = readHello(message, this.channel, this.identity);
		// The lower version is spoken, and 1 is all there is.
		if (!count(message.version)) {
			this.events.onOtherVersion();
			return;
		}
		this.counting.heard(hello);
		this.#hello = hello;
		this.events.onHello(hello);
		this.flush();
	}

	#acknowledge(message: Data): void {
		this.counting.window.acknowledge(count(message.received) ?? 0);
		this.#planFlush();
	}

	/** In a microtask: what is sent until then shares the frame. */
	#planFlush(): void {
		if (this.#flushPlanned) return;
		this.#flushPlanned = true;
		queueMicrotask(() => {
			this.flush();
		});
	}

	#planAck(): void {
		if (this.#closed || !this.counting.receipts.owed) return;
		if (this.counting.receipts.due) this.flush();
		this.#stopAckTimer ??= after(this.ackAfterMs, () => {
			this.#stopAckTimer = undefined;
			this.flush(true);
		});
	}
}
