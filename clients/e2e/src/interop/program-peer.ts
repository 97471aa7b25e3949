import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { InteropPeer } from './interop-peer.ts';

/** A peer in a process of its own, which reads commands and writes answers, one a line. */
export class ProgramPeer extends InteropPeer {
	readonly #process: ChildProcess;

	/** @param directory where it is started; by default here */
	constructor(name: string, [command = '', ...words]: readonly string[], directory?: string) {
		super(name);
		this.#process = spawn(command, words, { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] });
		const { stdin, stdout, stderr } = this.#process;
		if (!stdin || !stdout || !stderr) throw new Error(`${name} has no pipes`);
		for (const output of [stdout, stderr])
			createInterface({ input: output }).on('line', (line) => {
				this.receive(line);
			});
		stdin.on('error', (error) => {
			this.ended(`${name}: ${error.message}`);
		});
		this.#process.once('error', (error) => {
			this.ended(`${name} does not start: ${error.message}`);
		});
		this.#process.once('exit', (code, signal) => {
			this.ended(`${name} has ended with ${code ?? signal ?? 'nothing'}`);
		});
	}

	/** It stands still until it is told to go on, as on a machine that sleeps. */
	pause(): void {
		this.#process.kill('SIGSTOP');
	}

	goOn(): void {
		this.#process.kill('SIGCONT');
	}

	override async [Symbol.asyncDispose](): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const ended = once(this.#process, 'exit');
		this.#process.kill('SIGKILL');
		await ended;
	}

	protected override write(line: string): void {
		this.#process.stdin?.write(`${line}\n`);
	}
}
