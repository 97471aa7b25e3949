import type { Problem } from '../channel-error.js';
import type { Hello } from './hello.js';
import type { Message } from './lane.js';
import { ProtocolError } from './protocol-error.js';
import { type Encoded, encode } from './write-frames.js';

/** What may wait and be unacknowledged at most, in bytes, before the conversation ends with `overflow`. */
const maxHeldBytes = 4_194_304;

/** Answers, of which the questions already are bounded: the window does not hold them back (protocol §3). */
const exempt = new Set(['reply', 'failure', 'complete']);

/** So many answers may be held; no more questions are open. */
const maxExempt = 1_024;

/** Told once what became of a message: nothing if the other side has taken it, else why it was given up. */
export type Settle = (problem?: Problem) => void;

/** A message, or how to make one each time that it is sent: it may say then how much time is left. None is larger than the first. */
export type Sendable = Message | (() => Message);

interface Held extends Encoded {
	json: string;
	readonly make: (() => Message) | undefined;
	readonly exempt: boolean;
	readonly settle: Settle | undefined;
	/** Of the question that it belongs to, if it does. */
	readonly id: unknown;
	/** It is counted as sent once, however often it goes out. */
	sent: boolean;
}

/**
 * The counted messages of one direction: those that wait for room in the other side's window, and those sent that
 * it has not acknowledged. The latter are kept as they were, so that a conversation can be taken up again.
 */
export class SendWindow {
	#waiting: Held[] = [];
	#unacknowledged: Held[] = [];
	#windowedBytes = 0;
	#heldBytes = 0;
	#heldExempt = 0;
	/** How many the other side has said to have taken. */
	acknowledged = 0;
	#windowBytes = 0;
	#messageBytes = 0;
	/** How many different messages went out. */
	sent = 0;

	/** More is held than may be. */
	get overflows(): boolean {
		return this.#heldBytes > maxHeldBytes || this.#heldExempt > maxExempt;
	}

	add(sendable: Sendable, settle?: Settle): void {
		const make = typeof sendable === 'function' ? sendable : undefined;
		const message = make ? make() : (sendable as Message);
		const { type, id } = message;
		const held = { ...encode(message), make, exempt: exempt.has(type), settle, id, sent: false };
		this.#waiting.push(held);
		this.#heldBytes += held.bytes;
		if (held.exempt) this.#heldExempt++;
	}

	/**
	 * Takes what may be sent now, in order; exempt messages go past those that wait for room, but not past what their
	 * own question was told before. What is sent again keeps its order: the other side has counted it.
	 */
	take(): readonly Encoded[] {
		const taken: Held[] = [];
		const waiting: Held[] = [];
		for (const held of this.#waiting) {
			if (held.bytes + 2 > this.#messageBytes) this.#tooLarge(held);
			else if (
				(held.exempt && !waiting.some(({ sent, id }) => sent || id === held.id)) ||
				(waiting.length === 0 && this.#hasRoomFor(held))
			) {
				this.#count(held);
				taken.push(held);
			} else waiting.push(held);
		}
		this.#unacknowledged.push(...taken);
		this.#waiting = waiting;
		return taken;
	}

	/** The other side has taken the first `received` messages. @throws ProtocolError if it cannot have */
	acknowledge(received: number): void {
		const fresh = received - this.acknowledged;
		if (fresh > this.#unacknowledged.length)
			throw new ProtocolError('An acknowledgement of what was never sent.');
		if (fresh < 0) throw new ProtocolError('An acknowledgement goes back.');
		this.acknowledged = received;
		for (const held of this.#unacknowledged.splice(0, fresh)) {
			if (!held.exempt) this.#windowedBytes -= held.bytes;
			this.#release(held);
		}
	}

	/**
	 * A connection is there whose other side has taken `received` messages; the rest of what was sent is sent again
	 * before everything else.
	 *
	 * @throws ProtocolError if it cannot have taken so many
	 */
	resume(received: number, { windowBytes, messageBytes }: Hello): void {
		// What is yet to be sent again may have been taken, too, from the connection that carried it first.
		const held = this.#waiting;
		this.#unacknowledged.push(...held.filter(({ sent }) => sent));
		this.#waiting = held.filter(({ sent }) => !sent);
		this.acknowledge(received);
		this.#windowBytes = windowBytes;
		this.#messageBytes = messageBytes;
		this.#waiting = [...this.#unacknowledged.splice(0), ...this.#waiting];
		this.#windowedBytes = 0;
	}

	/** Gives up everything held, and counts from zero. */
	abandon(problem: Problem): void {
		const all = [...this.#unacknowledged.splice(0), ...this.#waiting.splice(0)];
		this.acknowledged = 0;
		this.#windowedBytes = 0;
		for (const held of all) this.#release(held, problem);
	}

	#count(held: Held): void {
		if (!held.exempt) this.#windowedBytes += held.bytes;
		if (!held.sent) this.sent++;
		held.sent = true;
		if (held.make) held.json = encode(held.make()).json;
	}

	#tooLarge(held: Held): void {
		const message = `The message has ${held.bytes} bytes, the peer takes ${this.#messageBytes - 2}: split it.`;
		this.#release(held, { code: 'too-large', message });
	}

	#release(held: Held, problem?: Problem): void {
		this.#heldBytes -= held.bytes;
		if (held.exempt) this.#heldExempt--;
		held.settle?.(problem);
	}

	/** With nothing unacknowledged one message of any size may go. */
	#hasRoomFor(held: Held): boolean {
		return this.#windowedBytes === 0 || this.#windowedBytes + held.bytes <= this.#windowBytes;
	}
}
