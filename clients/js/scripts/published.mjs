// Holds the package to what it promises as it is published: packed, linted, installed without a network, compiled and loaded.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const bin = (name, path) => [process.execPath, here(`../../node_modules/${name}/${path}`)];

function run([command, ...args], cwd) {
	try {
		return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
	} catch (error) {
		throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout}${error.stderr}`);
	}
}

const consumer = mkdtempSync(join(tmpdir(), 'xstate-webrtc-consumer-'));
try {
	const [{ filename, files }] = JSON.parse(
		run([npm, 'pack', '--json', '--pack-destination', consumer], here('..')),
	);
	const paths = files.map(({ path }) => path);
	for (const path of ['LICENSE', 'NOTICE', 'README.md', 'dist/index.d.ts', 'dist/xstate-webrtc.js'])
		if (!paths.includes(path)) throw new Error(`The package lacks ${path}.`);
	const tarball = join(consumer, filename);
	process.stdout.write(run([...bin('publint', 'src/cli.js'), 'run', tarball, '--strict'], consumer));
	cpSync(here('../consumer'), consumer, { recursive: true });
	writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }\n');
	const quiet = ['--offline', '--no-audit', '--no-fund', '--no-save'];
	run([npm, 'install', tarball, here('../../node_modules/xstate'), ...quiet], consumer);
	run([...bin('typescript', 'bin/tsc'), '-p', consumer], consumer);
	run([process.execPath, 'run.mjs'], consumer);
	process.stdout.write(`${filename}: ${files.length} files, installed, compiled under strict and loaded\n`);
} finally {
	rmSync(consumer, { recursive: true, force: true });
}
