import { ProtocolError } from './protocol-error.js';
import { type Encoded, encode } from './write-frames.js';

/** What may wait and be unacknowledged at most, in bytes, before the conversation ends with `overflow`. */
const maxHeldBytes = 4_194_304;

/** Answers, of which the questions already are bounded: the window does not hold them back (protocol §3). */
const exempt = new Set(['reply', 'failure', 'complete']);

interface Held extends Encoded {
	readonly exempt: boolean;
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
	#acknowledged = 0;
	/** The other side's `windowBytes`; nothing is known before its hello. */
	windowBytes = 0;

	/** Adds a message; false if more is held now than is allowed. */
	add(message: object & { readonly type: string }): boolean {
		const held = { ...encode(message), exempt: exempt.has(message.type) };
		this.#waiting.push(held);
		this.#heldBytes += held.bytes;
		return this.#heldBytes <= maxHeldBytes;
	}

	/** Takes what may be sent now, in order; exempt messages go past those that wait for room. */
	take(): readonly Encoded[] {
		const taken: Held[] = [];
		const waiting: Held[] = [];
		for (const held of this.#waiting) {
			const goes = held.exempt || (waiting.length === 0 && this.#hasRoomFor(held));
			if (goes && !held.exempt) this.#windowedBytes += held.bytes;
			(goes ? taken : waiting).push(held);
		}
		this.#unacknowledged.push(...taken);
		this.#waiting = waiting;
		return taken;
	}

	/** The other side has taken the first `received` messages. @throws ProtocolError if it cannot have */
	acknowledge(received: number): void {
		const fresh = received - this.#acknowledged;
		if (fresh > this.#unacknowledged.length)
			throw new ProtocolError('An acknowledgement of what was never sent.');
		if (fresh <= 0) return;
		for (const held of this.#unacknowledged.splice(0, fresh)) {
			this.#heldBytes -= held.bytes;
			if (!held.exempt) this.#windowedBytes -= held.bytes;
		}
		this.#acknowledged = received;
	}

	/** With nothing unacknowledged one message of any size may go. */
	#hasRoomFor(held: Held): boolean {
		return this.#windowedBytes === 0 || this.#windowedBytes + held.bytes <= this.windowBytes;
	}
}
