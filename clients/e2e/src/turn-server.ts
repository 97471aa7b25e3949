import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composed } from './compose.ts';
import { freePort } from './free-port.ts';
import { listening } from './listening.ts';
import { need } from './programs.ts';

const CONFIGURATION = fileURLToPath(
	new URL('../../../sample-app/kubernetes/turnserver.conf', import.meta.url),
);

/** coturn as the sample's `compose.yaml` has it, but on loopback. */
export class TurnServer implements AsyncDisposable {
	readonly secret = 'known-to-both, and to nobody else';
	/** Where it relays, and the only address to which it does. */
	readonly relayAddress = '127.0.0.1';
	readonly #folder = mkdtempSync(join(tmpdir(), 'coturn-'));
	readonly #process: ChildProcess;
	#log = '';

	private constructor(readonly port: number) {
		const options = [
			...this.#composed(),
			'-v',
			`--listening-ip=127.0.0.1`,
			`--listening-port=${port}`,
			// Both peers' relayed addresses are on loopback, which it refuses otherwise.
			'--allow-loopback-peers',
			`--userdb=${join(this.#folder, 'turndb')}`,
		];
		this.#process = spawn(need('turnserver'), options, { stdio: ['ignore', 'pipe', 'pipe'] });
		for (const output of [this.#process.stdout, this.#process.stderr]) {
			output?.setEncoding('utf8').on('data', (chunk: string) => {
				this.#log += chunk;
			});
		}
	}

	static async start(): Promise<TurnServer> {
		const server = new TurnServer(await freePort());
		await listening(server.port);
		return server;
	}

	get log(): string {
		return this.#log;
	}

	/** The user names to which it gave a relayed address. */
	get allocatedTo(): string[] {
		const allocated = /user <([^>]+)>: incoming packet ALLOCATE processed, success/g;
		return [...this.#log.matchAll(allocated)].map(([, user]) => user ?? '');
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#process.exitCode === null && this.#process.signalCode === null) {
			const ended = once(this.#process, 'exit');
			this.#process.kill('SIGKILL');
			await ended;
		}
		rmSync(this.#folder, { recursive: true });
	}

	#composed(): string[] {
		const { entrypoint, networks } = composed(this.secret).services.coturn;
		return entrypoint
			.slice(1)
			.map((word) =>
				word
					.replace('/etc/coturn/turnserver.conf', CONFIGURATION)
					.replace(networks.default.ipv4_address, this.relayAddress),
			);
	}
}
