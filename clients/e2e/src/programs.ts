import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the tests use and do not bring along. */
export type Program = 'chromium' | 'firefox' | 'turnserver';

export const PROGRAMS: readonly Program[] = ['chromium', 'firefox', 'turnserver'];

export const COMMANDS: Readonly<Record<Program, readonly string[]>> = {
	chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
	firefox: ['firefox-esr', 'firefox'],
	turnserver: ['turnserver'],
};

/** Whether a missing program is an error: where everything is to be shown, as in CI. */
export const programsAreRequired = process.env.XSTATE_WEBRTC_PROGRAMS === 'required';

/** From the environment (`CHROMIUM`, `FIREFOX`, `TURNSERVER`), else the first on the path. */
export function find(program: Program): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const known = folders.flatMap((folder) => COMMANDS[program].map((command) => join(folder, command)));
	return [process.env[program.toUpperCase()], ...known].find(isProgram);
}

/** @throws Error that says what to install */
export function need(program: Program): string {
	const found = find(program);
	if (found !== undefined) return found;
	const names = COMMANDS[program].join(', ');
	throw new Error(`No ${program} here: install one of ${names} or name it in ${program.toUpperCase()}.`);
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
