import type { ControlLine } from './control-line.js';

/** What an event has in all, give or take the digits of what counts up. */
const EVENT_BYTES = 280;

const TOLERANCE = 4;

/** The event of each round by which that is checked. */
const SAMPLE = 1000;

/** An event whose every byte follows from its number. */
export interface NumberedEvent {
	type: 'STEP';
	n: number;
	note: string;
}

/** @param bytes how many the number and the note take together */
export function numberedEvent(n: number, bytes: number): NumberedEvent {
	const digits = String(n);
	return { type: 'STEP', n, note: `${digits}|`.repeat(bytes).slice(0, bytes - digits.length) };
}

/** What an inspector is told, as far as it is checked. */
export interface Told {
	type?: unknown;
	sessionId?: unknown;
	event?: unknown;
}

/** Checks that the events of a round arrive once, in order and unchanged, and says so once all have. */
export class Receipts {
	readonly #line: ControlLine;
	readonly #creditEvery: number;
	readonly #bytes: number;
	#next = 0;
	#end = 0;

	/**
	 * @param line where it is said
	 * @param bytes how many number and note of an event take
	 * @param creditEvery after how many events the source is told that they were seen; 0: never
	 */
	constructor(line: ControlLine, bytes: number, creditEvery = 0) {
		this.#line = line;
		this.#bytes = bytes;
		this.#creditEvery = creditEvery;
	}

	begin(count: number): void {
		this.#next = 0;
		this.#end = count;
		this.#line.send('ready');
	}

	take(told: Told): void {
		if (told.type !== '@xstate.event') return;
		const n = this.#next++;
		const event = told.event as Partial<NumberedEvent>;
		const expected = numberedEvent(n, this.#bytes);
		if (n === SAMPLE && Math.abs(JSON.stringify(told).length - EVENT_BYTES) > TOLERANCE) {
			this.#line.send('failed', `An event has not ${EVENT_BYTES} bytes: ${JSON.stringify(told)}`);
		} else if (n >= this.#end || event.type !== 'STEP' || event.n !== n || event.note !== expected.note) {
			this.#line.send('failed', `In place of event ${n} of ${this.#end} came ${JSON.stringify(told)}`);
		} else if (this.#next === this.#end) {
			this.#line.send('checked', this.#end);
		} else if (this.#creditEvery > 0 && this.#next % this.#creditEvery === 0) {
			this.#line.send('seen', this.#next);
		}
	}
}
