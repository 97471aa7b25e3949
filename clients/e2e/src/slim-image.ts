import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { need } from './programs.ts';
import { JAR, Sample } from './sample.ts';

const DOCKERFILE = fileURLToPath(new URL('../../../docs/snippets/Dockerfile', import.meta.url));

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
 * A root file system with the Java runtime of `docs/snippets/Dockerfile`, the libraries that it is linked with and
 * the packaged sample, and nothing else: no shell, no `/etc`, no `/dev`, no `/proc`.
 */
export class SlimImage implements Disposable {
	readonly #root = mkdtempSync(join(tmpdir(), 'image-'));

	constructor() {
		chmodSync(this.#root, 0o755);
		const java = join(this.#root, 'java');
		execFileSync(need('jlink'), jlinkArguments(java));
		for (const library of librariesOf(LINKED.map((file) => join(java, file)))) {
			const copy = join(this.#root, library);
			mkdirSync(dirname(copy), { recursive: true });
			copyFileSync(library, copy);
		}
		copyFileSync(JAR, join(this.#root, 'app.jar'));
		for (const volume of ['tmp', 'native']) mkdirSync(join(this.#root, volume));
	}

	/** Starts the sample in it, as nobody, with everything read-only but the volumes. */
	start(volumes: Volumes, ...settings: string[]): Promise<Sample> {
		const root = this.#root;
		const script = [
			`mount --bind ${root} ${root}`,
			`mount -o remount,bind,ro ${root}`,
			...Object.entries(volumes).map(
				([path, options]) => `mount -t tmpfs -o ${options} tmpfs ${root}${path}`,
			),
			// Java finds its own libraries by /proc/self/exe, if not told.
			`LD_LIBRARY_PATH=/java/lib exec chroot --userspec=${NOBODY} ${root} /java/bin/java "$@"`,
		];
		const alone = [need('unshare'), '--mount', '--propagation', 'private'];
		return Sample.startBy([...alone, 'sh', '-c', script.join(' && '), 'sh'], '/app.jar', settings);
	}

	[Symbol.dispose](): void {
		rmSync(this.#root, { recursive: true });
	}
}

/** As the snippet has them. */
function jlinkArguments(output: string): string[] {
	const dockerfile = readFileSync(DOCKERFILE, 'utf8').replaceAll('\\\n', ' ');
	const [, line] = /^RUN jlink --output \/java (.+)$/m.exec(dockerfile) ?? [];
	if (line === undefined) throw new Error('The snippet of a Dockerfile makes no runtime.');
	return ['--output', output, ...line.split(/\s+/)];
}

/** The files outside of the runtime that the dynamic linker loads with these, itself among them. */
function librariesOf(files: readonly string[]): Set<string> {
	const listed = execFileSync('ldd', files, { encoding: 'utf8' });
	const paths = [...listed.matchAll(/^\t(?:\S+ => )?(\/\S+) \(0x/gm)].map(([, path]) => path ?? '');
	return new Set(paths.filter((path) => !path.startsWith(dirname(dirname(files[0] ?? '')))));
}
