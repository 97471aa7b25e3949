import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { need } from './programs.ts';
import { JAR, Sample } from './sample.ts';

const DOCKERFILE = fileURLToPath(new URL('../../../sample-app/Dockerfile', import.meta.url));

/** What of the runtime a server loads, and is linked with libraries of the system. */
const LINKED = [
	'bin/java',
	'lib/server/libjvm.so',
	'lib/libjava.so',
	'lib/libnet.so',
	'lib/libnio.so',
	'lib/libzip.so',
];

const NOBODY = '65534:65534';

/** What a container of the image can write to: options of a `tmpfs`, such as `noexec`, by path. */
export type Volumes = Readonly<Partial<Record<'/tmp' | '/native', string>>>;

/**
 * A root file system with the Java runtime of the sample's `Dockerfile`, the libraries that it is linked with and
 * the layers of the packaged sample, and nothing else: no shell, no `/etc`, no `/dev`, no `/proc`.
 */
export class SlimImage implements Disposable {
	readonly #root = mkdtempSync(join(tmpdir(), 'image-'));
	readonly #dockerfile = readFileSync(DOCKERFILE, 'utf8').replaceAll('\\\n', ' ');
	/** The variables that the image sets. */
	readonly environment: Readonly<Record<string, string>> = Object.fromEntries(
		this.#lines(/^ENV (\w+)="?(.*?)"?$/gm).map(([name = '', value = '']) => [name, value]),
	);

	constructor() {
		chmodSync(this.#root, 0o755);
		const java = join(this.#root, 'java');
		const [[modules = ''] = []] = this.#lines(/^RUN jlink --output \/java (.+)$/gm);
		execFileSync(need('jlink'), ['--output', java, ...modules.split(/\s+/)]);
		for (const library of librariesOf(LINKED.map((file) => join(java, file)))) {
			const copy = join(this.#root, library);
			mkdirSync(dirname(copy), { recursive: true });
			copyFileSync(library, copy);
		}
		for (const volume of ['tmp', 'native']) mkdirSync(join(this.#root, volume));
		this.#copyLayers();
	}

	#copyLayers(): void {
		const [[extraction = ''] = []] = this.#lines(/^RUN java (.+)$/gm);
		const folder = join(this.#root, 'build');
		mkdirSync(folder);
		copyFileSync(JAR, join(folder, 'app.jar'));
		execFileSync('java', inside(folder, extraction.split(/\s+/)), { stdio: 'pipe' });
		for (const words of this.#lines(/^COPY --from=build (\/layers\S+) (\S+)$/gm)) {
			const [from = '', to = ''] = words;
			cpSync(join(folder, from), join(this.#root, to), { recursive: true });
		}
		rmSync(folder, { recursive: true });
	}

	#lines(instruction: RegExp): string[][] {
		const found = [...this.#dockerfile.matchAll(instruction)].map(([, ...words]) => words);
		if (found.length === 0) throw new Error(`The Dockerfile has no ${instruction.source}`);
		return found;
	}

	/** Starts the sample in it, as nobody, with everything read-only but the volumes. */
	start(
		volumes: Volumes,
		environment: Readonly<Record<string, string>>,
		...settings: string[]
	): Promise<Sample> {
		const root = this.#root;
		const script = [
			`mount --bind ${root} ${root}`,
			`mount -o remount,bind,ro ${root}`,
			...Object.entries(volumes).map(
				([path, options]) => `mount -t tmpfs -o ${options} tmpfs ${root}${path}`,
			),
			// Java finds its own libraries by /proc/self/exe, if not told.
			`LD_LIBRARY_PATH=/java/lib exec chroot --userspec=${NOBODY} ${root} "$@"`,
		];
		const alone = [need('unshare'), '--mount', '--propagation', 'private'];
		const [program = '', ...words] = JSON.parse(
			this.#lines(/^ENTRYPOINT (.+)$/gm)[0]?.[0] ?? '[]',
		) as string[];
		const java = [...alone, 'sh', '-c', script.join(' && '), 'sh', program];
		return Sample.startBy(java, words.at(-1) ?? '', settings, environment);
	}

	[Symbol.dispose](): void {
		rmSync(this.#root, { recursive: true });
	}
}

/** Paths below a folder in the place of those from the root on. */
function inside(folder: string, words: readonly string[]): string[] {
	return words.map((word) => (word.startsWith('/') ? join(folder, word) : word));
}

/** The files outside of the runtime that the dynamic linker loads with these, itself among them. */
function librariesOf(files: readonly string[]): Set<string> {
	const listed = execFileSync('ldd', files, { encoding: 'utf8' });
	const paths = [...listed.matchAll(/^\t(?:\S+ => )?(\/\S+) \(0x/gm)].map(([, path]) => path ?? '');
	return new Set(paths.filter((path) => !path.startsWith(dirname(dirname(files[0] ?? '')))));
}
