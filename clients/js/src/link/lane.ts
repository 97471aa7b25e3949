import { after, type Cancel } from '../data/clock.js';
import { count, type Data } from '../data/read.js';
import { utf8Length } from '../data/utf8.js';
import { FrameReader } from './frame-reader.js';
import {
	type ChannelId,
	type Hello,
	type LinkIdentity,
	ownLimits,
	readHello,
	sayHello,
	speaksOurVersion,
} from './hello.js';
import { ProtocolError } from './protocol-error.js';
import { Receipts } from './receipts.js';
import { SendWindow } from './send-window.js';
import { type Encoded, encode, writeFrames } from './write-frames.js';

/** A message of protocol §4 or §5. */
export type Message = object & { readonly type: string };

/** What a lane needs of its link. */
export interface LaneEvents {
	/** Puts a frame on the data channel. */
	transmit(frame: string): void;
	/** The other side's hello has come; messages flow. */
	onHello(hello: Hello): void;
	/** Counted messages in order, as many as came in one frame. */
	onMessages(messages: readonly Data[]): void;
	/** `ping`, `pong` or `bye`. */
	onControl(message: Data): void;
	/** More waits than may. */
	onOverflow(): void;
	/** The other side cannot speak this version. */
	onOtherVersion(): void;
}

const controls = new Set<unknown>(['ping', 'pong', 'bye']);

/** The conversation on one data channel of one connection: hello, frames, counting, acknowledgement, window (protocol §3). */
export class Lane {
	readonly #reader = new FrameReader(ownLimits.messageBytes);
	readonly #receipts: Receipts;
	readonly #window = new SendWindow();
	#controls: Encoded[] = [];
	#hello: Hello | undefined;
	#flushPlanned = false;
	#stopAckTimer: Cancel | undefined;
	#closed = false;
	messagesSent = 0;

	constructor(
		private readonly channel: ChannelId,
		private readonly identity: LinkIdentity,
		private readonly maxMessageSize: number,
		private readonly ackAfterMs: number,
		private readonly events: LaneEvents,
	) {
		this.#receipts = new Receipts(ownLimits.windowBytes, ackAfterMs);
	}

	get ready(): boolean {
		return this.#hello !== undefined;
	}

	get messagesReceived(): number {
		return this.#receipts.received;
	}

	/** Says hello; everything else waits for the other side's. */
	open(): void {
		this.events.transmit(`[${encode(sayHello(this.channel, this.identity)).json}]`);
	}

	/** Sends a counted message as soon as the window allows, together with what else waits. */
	send(message: Message): void {
		if (this.#closed) return;
		if (this.#window.add(message)) this.#planFlush();
		else this.events.onOverflow();
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
			this.events.onMessages(counted);
			this.#receipts.taken(counted.length, bytes);
			counted = [];
			bytes = 0;
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
	flush(acknowledge = this.#receipts.due): void {
		this.#flushPlanned = false;
		if (this.#closed || !this.#hello) return;
		const messages = this.#window.take();
		const frames = [...this.#controls, ...messages];
		this.#controls = [];
		if (this.#receipts.owed && (acknowledge || frames.length > 0)) {
			frames.unshift(encode(this.#receipts.acknowledge()));
		}
		this.messagesSent += messages.length;
		const frameBytes = Math.min(this.#hello.frameBytes, this.maxMessageSize);
		for (const frame of writeFrames(frames, frameBytes)) this.events.transmit(frame);
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
		if (!this.#hello) this.#greet(message);
		else if (message.type === 'ack') this.#acknowledge(message);
		else if (message.type === 'hello') throw new ProtocolError('A second hello on one connection.');
		else this.events.onControl(message);
	}

	#greet(message: Data): void {
		const hello = readHello(message, this.channel, this.identity);
		this.#hello = hello;
		if (!speaksOurVersion(message)) {
			this.events.onOtherVersion();
			return;
		}
		this.#window.windowBytes = hello.windowBytes;
		this.events.onHello(hello);
		this.flush();
	}

	#acknowledge(message: Data): void {
		this.#window.acknowledge(count(message.received) ?? 0);
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
		if (this.#closed || !this.#receipts.owed) return;
		if (this.#receipts.due) this.flush();
		this.#stopAckTimer ??= after(this.ackAfterMs, () => {
			this.#stopAckTimer = undefined;
			this.flush(true);
		});
	}
}
