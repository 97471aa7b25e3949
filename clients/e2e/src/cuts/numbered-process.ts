import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CommandedPeer } from './commanded-peer.ts';

const ANSWER_MS = 20_000;

/** A peer that is told by lines what to do and answers each with a line of JSON, in order. */
export class NumberedProcess extends CommandedPeer {
	readonly #process: ChildProcess;
	readonly #waiting: ((answer: string) => void)[] = [];
	readonly #said: string[] = [];

	constructor(
		override readonly name: string,
		[command = '', ...words]: readonly string[],
	) {
		super();
		this.#process = spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] });
		const { stdout, stderr } = this.#process;
		if (!stdout || !stderr) throw new Error(`${name} has no pipes`);
		createInterface({ input: stdout }).on('line', (line) => {
			if (line.startsWith('{')) this.#waiting.shift()?.(line);
			else this.#said.push(line);
		});
		createInterface({ input: stderr }).on('line', (line) => this.#said.push(line));
	}

	override freeze(): void {
		this.#process.kill('SIGSTOP');
	}

	override thaw(): void {
		this.#process.kill('SIGCONT');
	}

	override async [Symbol.asyncDispose](): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const ended = once(this.#process, 'exit');
		this.#process.kill('SIGKILL');
		await ended;
	}

	protected override tell<T>(line: string): Promise<T> {
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
