import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

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
};

/** Whether a missing program is an error: where everything is to be shown, as in CI. */
export const programsAreRequired = process.env.XSTATE_WEBRTC_PROGRAMS === 'required';

/** Where Debian has what is meant for administrators, and a user's path does not lead. */
const FOR_ADMINISTRATORS = ['/usr/sbin', '/sbin'];

/** From the environment (`CHROMIUM`, `FIREFOX`, …), else the first on the path. */
export function find(program: Program): string | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...FOR_ADMINISTRATORS];
	const known = folders.flatMap((folder) => COMMANDS[program].map((command) => join(folder, command)));
	const found = [process.env[program.toUpperCase()], ...known].find(isProgram);
	return found === undefined || isAllowed(program, found) ? found : undefined;
}

/** @throws Error that says what to install */
export function need(program: Program): string {
	const found = find(program);
	if (found !== undefined) return found;
	const names = COMMANDS[program].join(', ');
	throw new Error(`No ${program} here: install one of ${names} or name it in ${program.toUpperCase()}.`);
}

/** Only root may mount, and not in every container. */
function isAllowed(program: Program, path: string): boolean {
	return program !== 'unshare' || spawnSync(path, ['--mount', 'true']).status === 0;
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
