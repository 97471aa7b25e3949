import { vi } from 'vitest';
import { type Data, isData } from '../../src/data/read.js';
import { Matching, shown } from './matching.js';
import type { Tested } from './tested.js';
import { type Case, fromEntries } from './vector-files.js';

const kinds = [
	'in',
	'frame',
	'out',
	'do',
	'told',
	'is',
	'advance',
	'closed',
	'quiet',
	'cut',
	'connect',
	'meet',
];

const hello = { type: 'hello', version: 1, peerId: 'p-b' };
const sizes = { windowBytes: 1_048_576, frameBytes: 16_384, messageBytes: 1_048_576 };

/** Runs the steps of a case, as docs/vectors/README.md says. */
export class Script {
	readonly #matching = new Matching();

	constructor(
		private readonly tested: Tested,
		/** What goes in gets a member that nobody knows, and its own in another order. */
		private readonly disturbed: boolean,
	) {
		for (const [name, value] of Object.entries(tested.bound ?? {})) this.#matching.bind(name, value);
	}

	/** @throws Error that says which step failed */
	async run({ steps = [] }: Case): Promise<void> {
		for (const [index, step] of [...steps, { quiet: true }].entries()) {
			try {
				for (let number = 1; number <= Number(step.times ?? 1); number++)
					await this.#step(numbered(step, number) as Data);
			} catch (error) {
				throw new Error(`Step ${index + 1}, ${shown(step)}: ${(error as Error).message}`, { cause: error });
			}
		}
	}

	async #step(step: Data): Promise<void> {
		const kind = kinds.find((each) => each in step);
		const channel = Number(step.channel ?? this.tested.channel);
		const on = step.on as string | undefined;
		switch (kind) {
			case 'in':
				for (const frame of this.#frames(step.in)) this.tested.frame(channel, frame, on);
				break;
			case 'frame':
				this.tested.frame(channel, step.frame as string, on);
				break;
			case 'do':
				if (step.as !== undefined) this.tested.noted.names.add(step.as);
				this.tested.do(step.do as string, this.#matching.filled(step) as Data);
				break;
			case 'cut':
				this.tested.cut(on, step.cut);
				break;
			case 'connect':
				this.#connect(step.connect as string);
				break;
			case 'meet':
				await this.#meet(step.meet as string, step.hello as Data | undefined);
				break;
			case 'advance':
				await vi.advanceTimersByTimeAsync(step.advance as number);
				break;
			default:
				await this.#expect(kind, step, channel, on);
		}
		await vi.advanceTimersByTimeAsync(0);
	}

	async #expect(
		kind: string | undefined,
		step: Data,
		channel: number,
		on: string | undefined,
	): Promise<void> {
		const within = Number(step.within ?? 200);
		if (step.optional === true) await this.#optional(step.out, channel, within);
		else if (kind === 'out')
			for (const each of listed(step.out)) await this.#out(each, step.out, channel, within);
		else if (kind === 'told') {
			const told = step.told as Data;
			this.#match(told, await this.#next(this.tested.noted.toldLike(told, channel), within));
		} else if (kind === 'is')
			await eventually(within, () => {
				for (const [name, value] of Object.entries(step.is as Data))
					this.#matching.match(value, this.tested.state?.[name], name);
			});
		else if (kind === 'closed')
			await eventually(within, () => {
				this.#matching.match(step.closed, this.tested.closed(on));
			});
		else if (kind === 'quiet') {
			await vi.advanceTimersByTimeAsync(200);
			const { left } = this.tested.noted;
			if (left.length > 0) throw new Error(`Nobody expected ${shown(left)}`);
		} else throw new Error('This runner does not know such a step.');
	}

	async #out(expected: unknown, all: unknown, channel: number, within: number): Promise<void> {
		const { noted } = this.tested;
		const { type, received } = expected as Data;
		if (type === 'ack' || type === 'ping') {
			const riding = noted.riding(channel, type);
			let message = await this.#next(riding, within);
			while (type === 'ack' && Number(message.received) < Number(received))
				message = await this.#next(riding, within);
			this.#match(expected, message);
		} else if (!Array.isArray(all)) this.#match(expected, await this.#next(noted.waiting(channel), within));
		else {
			const waiting = noted.waiting(channel);
			const found = () => waiting.findIndex((message) => this.#matching.matches(expected, message));
			await eventually(within, () => {
				if (found() < 0) throw new Error(`${shown(expected)} is not among ${shown(waiting)}`);
			});
			// What matched comes before what is not in the list.
			const [taken] = waiting.splice(found(), 1);
			this.#match(expected, taken);
		}
	}

	/** Implementations are free to say it or not. */
	async #optional(expected: unknown, channel: number, within: number): Promise<void> {
		const waiting = this.tested.noted.waiting(channel);
		for (let passed = 0; waiting.length === 0 && passed < within; passed += 10)
			await vi.advanceTimersByTimeAsync(10);
		if (waiting.length > 0 && this.#matching.matches(expected, waiting[0])) waiting.shift();
	}

	#match(expected: unknown, actual: unknown): void {
		this.#matching.match(expected, this.disturbed ? calmed(actual) : actual);
	}

	async #next(queue: Data[], within: number): Promise<Data> {
		await eventually(within, () => {
			if (queue.length === 0) throw new Error(`It did not come; there is ${shown(this.tested.noted.left)}`);
		});
		return queue.shift() ?? {};
	}

	#frames(given: unknown): string[] {
		const whole = listed(this.#matching.filled(given)) as Data[];
		const messages = this.disturbed ? whole.map(disturbed) : whole;
		return (this.tested.batches ?? true)
			? [JSON.stringify(messages)]
			: messages.map((each) => JSON.stringify(each));
	}

	#connect(conn: string): void {
		if (!this.tested.connect) throw new Error('This role has no connections to open.');
		this.tested.noted.forgetRiding();
		this.tested.connect(conn);
	}

	async #meet(conn: string, changes: Data = {}): Promise<void> {
		this.#connect(conn);
		const own = { type: 'hello', version: 1, peerId: 'p-a', conn };
		const its = { windowBytes: '*', frameBytes: '*', messageBytes: '*' };
		const counted = { channel: 'xstate.actor', link: '$link', 'resumes?': '*', received: '*' };
		await this.#out({ ...own, ...its, ...counted }, undefined, 0, 0);
		await this.#out({ ...own, ...its, channel: 'xstate.inspect' }, undefined, 1, 0);
		const said = { ...hello, channel: 'xstate.actor', conn, link: 'l-b', received: 0, ...sizes };
		const resuming = this.tested.resuming?.((changes.link as string | undefined) ?? said.link);
		const changed: [string, unknown][] = Object.entries({
			...said,
			...(this.#matching.filled({ ...resuming, ...changes }) as Data),
		});
		const actor = fromEntries(changed.filter(([, value]) => value !== null));
		this.tested.frame(0, JSON.stringify([actor]), undefined);
		this.tested.frame(
			1,
			JSON.stringify([{ ...hello, channel: 'xstate.inspect', conn, ...sizes }]),
			undefined,
		);
	}
}

function listed(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [value];
}

function disturbed(message: Data): Data {
	return fromEntries([['later', { type: ['later', null] }], ...Object.entries(message).reverse()]);
}

/** A message that was told has what disturbed it. */
function calmed(told: unknown): unknown {
	if (!isData(told)) return told;
	return fromEntries(Object.entries(told).map(([name, value]) => [name, without(value)]));
}

function without(value: unknown): unknown {
	if (!isData(value) || !isData(value.later)) return value;
	return fromEntries(Object.entries(value).filter(([name]) => name !== 'later'));
}

/** A step that is done again and again, with the number of the run. */
function numbered(value: unknown, number: number): unknown {
	if (value === '$#') return number;
	if (Array.isArray(value)) return value.map((each) => numbered(each, number));
	return isData(value)
		? fromEntries(Object.entries(value).map(([name, each]) => [name, numbered(each, number)]))
		: value;
}

/** Lets time pass until something holds. @throws Error what it threw last */
async function eventually(within: number, check: () => void): Promise<void> {
	for (let passed = 0; ; passed += 10) {
		await vi.advanceTimersByTimeAsync(passed === 0 ? 0 : 10);
		try {
			check();
			return;
		} catch (error) {
			if (passed >= within) throw error;
		}
	}
}
