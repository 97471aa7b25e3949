import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the tests use and do not bring along. */
export const PROGRAMS = [
	'chromium',
	'firefox',
	'turnserver',
	'nginx',
	'openssl',
	'jlink',
	'unshare',
	'nsenter',
	'ip',
	'python',
	'go',
] as const;

export type Program = (typeof PROGRAMS)[number];

export const COMMANDS: Readonly<Record<Program, readonly string[]>> = {
	chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
	firefox: ['firefox-esr', 'firefox'],
	turnserver: ['turnserver'],
	nginx: ['nginx'],
	openssl: ['openssl'],
	jlink: ['jlink'],
	unshare: ['unshare'],
	nsenter: ['nsenter'],
	ip: ['ip'],
	python: ['python3'],
	go: ['go'],
};

/** What else to know where one is missing. */
export const HINTS: Partial<Record<Program, string>> = {
	python: 'clients/python/make-venv makes a Python that has what its client needs.',
	unshare: 'Only root, and not in every container, may use unshare.',
};

/** Whether a missing program is an error: where everything is to be shown, as in CI. */
export const programsAreRequired = process.env.XSTATE_WEBRTC_PROGRAMS === 'required';

/** Where Debian has what is meant for administrators, and a user's path does not lead. */
const FOR_ADMINISTRATORS = ['/usr/sbin', '/sbin'];

/** Where `clients/python/make-venv` puts a Python that has the client and what it needs. */
const OF_THE_CLIENT = fileURLToPath(new URL('../../python/.venv/bin', import.meta.url));

/** From the environment (`CHROMIUM`, `FIREFOX`, …), else the first on the path. */
export function find(program: Program): string | undefined {
	const folders = [OF_THE_CLIENT, ...(process.env.PATH ?? '').split(delimiter), ...FOR_ADMINISTRATORS];
	const known = folders.flatMap((folder) => COMMANDS[program].map((command) => join(folder, command)));
	return [process.env[program.toUpperCase()], ...known].find(
		(path): path is string => isProgram(path) && isAllowed(program, path),
	);
}

/** @throws Error that says what to install */
export function need(program: Program): string {
	const found = find(program);
	if (found !== undefined) return found;
	const names = COMMANDS[program].join(', ');
	const advice = [`install one of ${names} or name it in ${program.toUpperCase()}.`, HINTS[program] ?? ''];
	throw new Error(`No ${program} here: ${advice.join(' ').trim()}`);
}

/** Only root may mount, and not in every container; and not every Python has what the client needs. */
const TRIALS: Partial<Record<Program, readonly string[]>> = {
	unshare: ['--mount', 'true'],
	python: ['-c', 'import aiortc, websockets'],
};

function isAllowed(program: Program, path: string): boolean {
	const trial = TRIALS[program];
	return trial === undefined || spawnSync(path, trial).status === 0;
}

function isProgram(path: string | undefined): path is string {
	if (path === undefined || path === '') return false;
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
