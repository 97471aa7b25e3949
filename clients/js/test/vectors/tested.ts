import type { Data } from '../../src/data/read.js';

/** What the tested side has sent or its application was told, and no step has taken yet. */
export class Noted {
	readonly #sent = new Map<number, Data[]>();
	readonly #riding = new Map<string, Data[]>();
	readonly #told = new Map<string, Data[]>();
	/** What `do` has given a name. */
	readonly names = new Set<unknown>();

	sent(channel: number, message: Data): void {
		if (message.type === 'ack' || message.type === 'ping') this.riding(channel, message.type).push(message);
		else this.waiting(channel).push(message);
	}

	tell(told: Data, channel = 0): void {
		this.toldLike(told, channel).push(told);
	}

	waiting(channel: number): Data[] {
		return entry(this.#sent, channel);
	}

	/** `ack` and `ping` may come at any time. */
	riding(channel: number, type: string): Data[] {
		return entry(this.#riding, `${channel} ${type}`);
	}

	/** What was told of the same kind: about a name, or with the same first member on the same channel. */
	toldLike(told: Data, channel: number): Data[] {
		const [verb, subject] = Object.entries(told)[0] ?? [];
		return entry(
			this.#told,
			this.names.has(subject) ? `of ${String(subject)}` : `${String(verb)} ${channel}`,
		);
	}

	/** All that no step has taken. */
	get left(): Data[] {
		return [...this.#sent.values(), ...this.#told.values()].flat();
	}

	/** The connection is another: nothing more comes over the one before. */
	forgetRiding(): void {
		this.#riding.clear();
	}
}

function entry<Key>(map: Map<Key, Data[]>, key: Key): Data[] {
	const found = map.get(key) ?? [];
	map.set(key, found);
	return found;
}

/** The side that a case tests, whatever its role. */
export interface Tested {
	readonly noted: Noted;
	/** The data channel of steps that name none. */
	readonly channel: number;
	/** Messages are not gathered in frames. */
	readonly batches?: boolean;
	/** What the application sees, by the members of `is`. */
	readonly state?: Data;
	/** What its names stand for from the beginning, such as session ids. */
	readonly bound?: Readonly<Record<string, unknown>>;
	frame(channel: number, frame: string, on: string | undefined): void;
	/** A connection is open. */
	connect?(conn: string): void;
	/** What the runner's hello says of the conversation unless the step does. */
	resuming?(link: string): object;
	cut(on: string | undefined, code: unknown): void;
	/** Whether the connection, or socket, was closed here, or the code with which it was. */
	closed(on: string | undefined): boolean | number;
	do(what: string, step: Data): void;
	close(): void;
}
