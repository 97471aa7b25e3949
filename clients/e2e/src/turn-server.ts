import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.ts';
import { need } from './programs.ts';

/** coturn on loopback, which shares a secret with the application. */
export class TurnServer implements AsyncDisposable {
	readonly secret = 'known-to-both';
	readonly url: string;
	readonly #process: ChildProcess;
	#log = '';

	private constructor(port: number) {
		this.url = `turn:127.0.0.1:${port}`;
		const options = [
			'-n',
			'-v',
			'--log-file=stdout',
			'--no-cli',
			'--no-tls',
			'--no-dtls',
			'--listening-ip=127.0.0.1',
			`--listening-port=${port}`,
			'--relay-ip=127.0.0.1',
			// Both peers' relayed addresses are on loopback, which it refuses otherwise.
			'--allow-loopback-peers',
			'--cli-password=unused',
			'--realm=test',
			'--use-auth-secret',
			`--static-auth-secret=${this.secret}`,
			`--pidfile=/dev/null`,
		];
		this.#process = spawn(need('turnserver'), options, { stdio: ['ignore', 'pipe', 'pipe'] });
		for (const output of [this.#process.stdout, this.#process.stderr]) {
			output?.setEncoding('utf8').on('data', (chunk: string) => {
				this.#log += chunk;
			});
		}
	}

	static async start(): Promise<TurnServer> {
		return new TurnServer(await freePort());
	}

	/** The user names to which it gave a relayed address. */
	get allocatedTo(): string[] {
		const allocated = /user <([^>]+)>: incoming packet ALLOCATE processed, success/g;
		return [...this.#log.matchAll(allocated)].map(([, user]) => user ?? '');
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const ended = once(this.#process, 'exit');
		this.#process.kill('SIGKILL');
		await ended;
	}
}
