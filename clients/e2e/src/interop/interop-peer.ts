import type { Command, Failure, Later, Line } from './commands.ts';

/** The slowest is the answer of an application that is still starting. */
const ANSWER_MS = 60_000;

type Arguments = Omit<Command, 'id' | 'do'>;

/** A command that a peer answered with an error. */
export class Refused extends Error {
	readonly code: string;

	constructor(command: string, { code, message }: Failure) {
		super(`${command}: ${code}: ${message}`);
		this.code = code;
	}
}

/** A peer in whatever language, from the side of the test. */
export abstract class InteropPeer implements AsyncDisposable {
	readonly #waiting = new Map<number, (line: Line) => void>();
	readonly #later = new Map<number, Later[]>();
	/** The newest lines that were no answers. */
	readonly #said: string[] = [];
	#commands = 0;
	#peerId = '';

	constructor(readonly name: string) {}

	abstract [Symbol.asyncDispose](): Promise<void>;

	protected abstract write(line: string): void;

	/** Its id in the channel. */
	get peerId(): string {
		return this.#peerId;
	}

	/** @returns where the hub is, if it is the hub: that needs no `url` */
	async join(url: string, channel: string): Promise<{ url?: string }> {
		const details = { url, channel, name: this.name };
		const answer = await this.do<{ peerId: string; url?: string }>('join', details);
		this.#peerId = answer.peerId;
		return answer;
	}

	/** @returns the answer; rejects with {@link Refused} */
	do<T>(what: string, details: Arguments = {}): Promise<T> {
		return this.#do(++this.#commands, what, details);
	}

	/** Begins something of which more is told. @returns that, growing */
	async begin(what: string, details: Arguments): Promise<readonly Later[]> {
		const id = ++this.#commands;
		const later: Later[] = [];
		this.#later.set(id, later);
		await this.#do(id, what, details);
		return later;
	}

	protected receive(line: string): void {
		if (!line.startsWith('{')) {
			this.#said.push(line);
			this.#said.splice(0, this.#said.length - 50);
			return;
		}
		const told = JSON.parse(line) as Line;
		if ('on' in told) this.#later.get(told.on)?.push(told);
		else this.#waiting.get(told.id)?.(told);
	}

	/** It has ended by itself. */
	protected ended(how: string): void {
		for (const id of this.#waiting.keys())
			this.receive(JSON.stringify({ id, error: { code: 'ended', message: this.#withLog(how) } }));
	}

	#do<T>(id: number, what: string, details: Arguments): Promise<T> {
		const command = JSON.stringify({ id, do: what, ...details });
		const title = `${this.name} at ${command}`;
		return new Promise<T>((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiting.delete(id);
				reject(new Error(this.#withLog(`${title}: no answer within ${ANSWER_MS} ms`)));
			}, ANSWER_MS);
			this.#waiting.set(id, (line) => {
				clearTimeout(timer);
				this.#waiting.delete(id);
				if ('ok' in line) resolve(line.ok as T);
				else if ('error' in line) reject(new Refused(title, line.error));
			});
			this.write(command);
		});
	}

	#withLog(what: string): string {
		return [what, ...this.#said].join('\n');
	}
}
