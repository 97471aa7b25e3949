import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { ActorsAnswer, LivingActor, PeersAnswer, WatchingPeer } from './actuator.ts';

const STARTED = /(?:Tomcat|Jetty) started on port (\d+) \(http[^)]*\) with context path '([^']*)'/;

const START_MS = 60_000;

/** A Spring Boot application in a process of its own, on a free port. */
export class Application implements AsyncDisposable {
	readonly #process: ChildProcess;
	readonly #log: string[];
	/** The application's home page, with a slash at the end. */
	readonly home: string;

	constructor({ process, log, home }: Started) {
		this.#process = process;
		this.#log = log;
		this.home = home;
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

	async get(path: string, headers: Record<string, string> = {}): Promise<unknown> {
		const response = await fetch(new URL(path, this.home), { headers });
		if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
		return response.json();
	}

	/** The pages that are connected right now, as Actuator has them. */
	async pages(headers: Record<string, string> = {}): Promise<WatchingPeer[]> {
		const { peers } = (await this.get('actuator/xstatepeers', headers)) as PeersAnswer;
		return peers.filter((peer) => peer.kind === 'inspector' && peer.state === 'connected');
	}

	/** How an actor stands right now, as Actuator has it. */
	async actor(name: string): Promise<LivingActor> {
		const { actors } = (await this.get('actuator/xstateactors')) as ActorsAnswer;
		const found = actors.find((actor) => actor.name === name);
		if (found === undefined) throw new Error(`There is no actor ${name}`);
		return found;
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

/** An application that has said where it is. */
export interface Started {
	readonly process: ChildProcess;
	readonly log: string[];
	readonly home: string;
}

/** It is to start soon, not to run for long. */
const QUICK = '-XX:TieredStopAtLevel=1';

const JAVA = process.env.JAVA_HOME === undefined ? 'java' : `${process.env.JAVA_HOME}/bin/java`;

/**
 * Starts Java and waits until its web server is there.
 *
 * @param program what comes after the options: the class or jar
 * @param settings properties as on a command line, without the dashes: `server.port=0`; options of the JVM with theirs:
 * `-Dos.arch=sparc`
 * @param command runs Java, where that takes more than one word
 * @param environment variables that it has besides those of the tests
 */
export async function startJava(
	program: readonly string[],
	settings: readonly string[],
	[java = JAVA, ...before]: readonly string[] = [],
	environment: Readonly<Record<string, string>> = {},
): Promise<Started> {
	const options = settings.filter((setting) => setting.startsWith('-'));
	const properties = settings.filter((setting) => !setting.startsWith('-')).map((setting) => `--${setting}`);
	const child = spawn(java, [...before, QUICK, ...options, ...program, ...properties], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...environment },
	});
	const end = () => {
		child.kill('SIGKILL');
	};
	process.once('exit', end);
	child.once('exit', () => process.removeListener('exit', end));
	const log: string[] = [];
	return { process: child, log, home: await started(child, program.at(-1) ?? '', log) };
}

/** @returns the address of the home page, once it answers */
function started(child: ChildProcess, program: string, log: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const fail = (why: string) => {
			child.kill('SIGKILL');
			reject(new Error(`${program} ${why}:\n${log.join('')}`));
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
