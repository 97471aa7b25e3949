import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PeersAnswer, WatchingPeer } from './actuator.ts';

export const JAR =
	process.env.SAMPLE_JAR ??
	fileURLToPath(new URL('../../../sample-app/target/sample-app-0.1.0-SNAPSHOT.jar', import.meta.url));

/** The pools of the JVM itself grow and shrink as it likes; fixed, threads can be counted. */
const FIXED_POOLS = ['-XX:-UseDynamicNumberOfCompilerThreads', '-XX:+UseSerialGC'];

const STARTED = /Tomcat started on port (\d+) \(http\) with context path '([^']*)'/;

const START_MS = 60_000;

/** The packaged sample application in a process of its own, on a free port. */
export class Sample implements AsyncDisposable {
	readonly #process: ChildProcess;
	readonly #log: string[];
	/** The application's home page, with a slash at the end. */
	readonly home: string;

	private constructor(process: ChildProcess, log: string[], home: string) {
		this.#process = process;
		this.#log = log;
		this.home = home;
	}

	/**
	 * @param settings properties as on its command line, without the dashes: `shop.trade.interval=100ms`; options of
	 * the JVM with theirs: `-Dos.arch=sparc`
	 */
	static start(...settings: string[]): Promise<Sample> {
		const java = process.env.JAVA_HOME === undefined ? 'java' : `${process.env.JAVA_HOME}/bin/java`;
		return Sample.startBy([java], JAR, settings);
	}

	/**
	 * @param java the command that runs Java
	 * @param jar the sample, as that command finds it
	 * @param settings as of {@link start}
	 */
	static async startBy(
		[java = '', ...before]: readonly string[],
		jar: string,
		settings: readonly string[],
	): Promise<Sample> {
		const all = ['server.port=0', 'shop.trade.interval=150ms', 'shop.order.pause=150ms', ...settings];
		const options = all.filter((setting) => setting.startsWith('-'));
		const properties = all.filter((setting) => !setting.startsWith('-')).map((setting) => `--${setting}`);
		const child = spawn(java, [...before, ...FIXED_POOLS, ...options, '-jar', jar, ...properties], {
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const end = () => {
			child.kill('SIGKILL');
		};
		process.once('exit', end);
		child.once('exit', () => process.removeListener('exit', end));
		const log: string[] = [];
		return new Sample(child, log, await started(child, log));
	}

	/** The inspector page. */
	get page(): string {
		return new URL('xstate/', this.home).href;
	}

	get signaling(): string {
		return new URL('xstate/signaling', this.home.replace(/^http/, 'ws')).href;
	}

	get log(): string {
		return this.#log.join('');
	}

	/** The names of its live threads, as the operating system has them. */
	threads(): string[] {
		const tasks = `/proc/${this.#process.pid ?? 0}/task`;
		return readdirSync(tasks).map((task) => nameOf(`${tasks}/${task}`));
	}

	/** The number of its open file descriptors. */
	descriptors(): number {
		return readdirSync(`/proc/${this.#process.pid ?? 0}/fd`).length;
	}

	async get(path: string): Promise<unknown> {
		const response = await fetch(new URL(path, this.home));
		if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
		return response.json();
	}

	/** The pages that are connected right now, as Actuator has them. */
	async pages(): Promise<WatchingPeer[]> {
		const { peers } = (await this.get('actuator/xstatepeers')) as PeersAnswer;
		return peers.filter((peer) => peer.kind === 'inspector' && peer.state === 'connected');
	}

	/** Sends the signal and waits for the end. @returns how long it took */
	async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return 0;
		const begin = performance.now();
		const ended = once(this.#process, 'exit');
		this.#process.kill(signal);
		await ended;
		return performance.now() - begin;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.end('SIGKILL');
	}
}

/** @returns the address of the home page, once it answers */
function started(child: ChildProcess, log: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const fail = (why: string) => {
			child.kill('SIGKILL');
			reject(new Error(`${JAR} ${why}:\n${log.join('')}`));
		};
		const timer = setTimeout(fail, START_MS, `did not start within ${START_MS} ms`);
		const read = (chunk: string) => {
			log.push(chunk);
			const [, port, contextPath] = STARTED.exec(log.join('')) ?? [];
			if (port !== undefined) {
				clearTimeout(timer);
				resolve(`http://localhost:${port}${(contextPath ?? '').replace(/\/$/, '')}/`);
			}
		};
		child.stdout?.setEncoding('utf8').on('data', read);
		child.stderr?.setEncoding('utf8').on('data', read);
		child.once('error', (error) => {
			fail(error.message);
		});
		child.once('exit', (code) => {
			fail(`ended with ${String(code)}`);
		});
	});
}

function nameOf(task: string): string {
	try {
		return readFileSync(`${task}/comm`, 'utf8').trim();
	} catch {
		return 'ended just now';
	}
}
