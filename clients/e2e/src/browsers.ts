import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';

export type BrowserName = 'chromium' | 'firefox';

export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

const COMMANDS: Readonly<Record<BrowserName, readonly string[]>> = {
	chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
	firefox: ['firefox-esr', 'firefox'],
};

const CHROMIUM_ARGUMENTS = [
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Whether a missing browser is an error: where everything is to be shown, as in CI. */
export const browsersAreRequired = process.env.XSTATE_WEBRTC_BROWSERS === 'required';

/** Its program: from the environment (`CHROMIUM`, `FIREFOX`), else the first on the path. */
export function find(browser: BrowserName): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const known = folders.flatMap((folder) => COMMANDS[browser].map((command) => join(folder, command)));
	return [process.env[browser.toUpperCase()], ...known].find(isProgram);
}

/** Starts it without a window and with a fresh profile. */
export async function launch(browser: BrowserName): Promise<Browser> {
	const executablePath = find(browser);
	if (executablePath === undefined) {
		throw new Error(
			`No ${browser} here: install one of ${COMMANDS[browser].join(', ')} or name it in ${browser.toUpperCase()}.`,
		);
	}
	return puppeteer.launch({ executablePath, headless: true, ...optionsFor(browser) });
}

function optionsFor(browser: BrowserName): LaunchOptions {
	if (browser === 'firefox') return { browser };
	// Chromium's own sandbox refuses to work for root.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return { args: [...CHROMIUM_ARGUMENTS, ...asRoot] };
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
