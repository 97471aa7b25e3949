import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Books, NumberedPeer, Status } from './numbered-peer.ts';

const ANSWER_MS = 20_000;

/** A peer that is told by lines what to do and answers each with a line of JSON, in order. */
export class NumberedProcess implements NumberedPeer {
	readonly #process: ChildProcess;
	readonly #waiting: ((answer: string) => void)[] = [];
	readonly #said: string[] = [];

	constructor(
		readonly name: string,
		[command = '', ...words]: readonly string[],
	) {
		this.#process = spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] });
		const { stdout, stderr } = this.#process;
		if (!stdout || !stderr) throw new Error(`${name} has no pipes`);
		createInterface({ input: stdout }).on('line', (line) => {
			if (line.startsWith('{')) this.#waiting.shift()?.(line);
			else this.#said.push(line);
		});
		createInterface({ input: stderr }).on('line', (line) => this.#said.push(line));
	}

	status(): Promise<Status> {
		return this.#tell('status');
	}

	stream(messages: number): Promise<Status> {
		return this.#tell(`stream ${messages}`);
	}

	burst(messages: number): Promise<Status> {
		return this.#tell(`burst ${messages}`);
	}

	cut(): Promise<Status> {
		return this.#tell('cut');
	}

	cutSocket(): Promise<Status> {
		return this.#tell('cut-socket');
	}

	books(): Promise<Books> {
		return this.#tell('books');
	}

	freeze(): void {
		this.#process.kill('SIGSTOP');
	}

	thaw(): void {
		this.#process.kill('SIGCONT');
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const ended = once(this.#process, 'exit');
		this.#process.kill('SIGKILL');
		await ended;
	}

	#tell<T>(line: string): Promise<T> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				reject(new Error(`${this.name} does not answer to ${line}:\n${this.#said.join('\n')}`));
			}, ANSWER_MS);
			this.#waiting.push((answer) => {
				clearTimeout(timer);
				resolve(JSON.parse(answer) as T);
			});
			this.#process.stdin?.write(`${line}\n`);
		});
	}
}
