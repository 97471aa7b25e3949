import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, type Started, startJava } from './application.ts';
import { freePort } from './free-port.ts';
import { classPath, JETTY } from './test-application.ts';

const MODULE = fileURLToPath(new URL('../../../xstate-webrtc-autoconfigure/target/', import.meta.url));

const PACKAGE = 'io/github/xstatewebrtc/application';

const TRIGGER = '.restart';

/**
 * An application under development with Spring Boot's devtools: its classes are in a directory, and so in the class
 * loader that is thrown away, this module is a jar, and in the one that stays.
 */
export class DevelopedApplication extends Application {
	readonly #directory: string;
	readonly #pid: number;

	private constructor(started: Started, directory: string) {
		super(started);
		this.#pid = started.process.pid ?? 0;
		this.#directory = directory;
	}

	static async start(doors: string): Promise<DevelopedApplication> {
		const directory = await mkdtemp(join(tmpdir(), 'developed-'));
		await cp(join(MODULE, 'test-classes', PACKAGE), join(directory, PACKAGE), { recursive: true });
		await writeDoors(directory, doors);
		const libraries = classPath(JETTY)
			.split(':')
			.filter((entry) => !/^(test-)?classes$/.test(basename(entry)));
		const entries = [directory, join(MODULE, 'xstate-webrtc-autoconfigure-0.1.0-SNAPSHOT.jar'), ...libraries];
		const program = ['-cp', entries.join(':'), 'io.github.xstatewebrtc.application.NamedDoorsApplication'];
		const settings = [
			'-XX:-UseDynamicNumberOfCompilerThreads',
			'-XX:+UseSerialGC',
			`server.port=${await freePort()}`,
			'spring.devtools.livereload.enabled=false',
			`spring.devtools.restart.trigger-file=${TRIGGER}`,
			'spring.devtools.restart.poll-interval=500ms',
			'spring.devtools.restart.quiet-period=200ms',
		];
		return new DevelopedApplication(await startJava(program, settings), directory);
	}

	/** Has other statecharts from the restart on that this asks for. */
	async restartWith(doors: string): Promise<void> {
		await writeDoors(this.#directory, doors);
		await writeFile(join(this.#directory, TRIGGER), doors);
	}

	/** How often it has said where its page is. */
	get starts(): number {
		return this.log.split('Statecharts can be watched at').length - 1;
	}

	/** The files of the native library that are mapped, each once. */
	nativeCopies(): string[] {
		const maps = readFileSync(`/proc/${this.#pid}/maps`, 'utf8');
		const paths = maps.split('\n').map((line) => line.split(/\s+/).slice(4).join(' '));
		return [...new Set(paths.filter((path) => path.includes('webrtc-java')))];
	}

	override async [Symbol.asyncDispose](): Promise<void> {
		await super[Symbol.asyncDispose]();
		await rm(this.#directory, { recursive: true });
	}
}

async function writeDoors(directory: string, doors: string): Promise<void> {
	await writeFile(join(directory, 'application.properties'), `doors=${doors}\n`);
}
