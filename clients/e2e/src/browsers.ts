import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import { need } from './programs.ts';

export type BrowserName = 'chromium' | 'firefox';

export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

const CHROMIUM_ARGUMENTS = [
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * Starts it without a window and with a fresh profile. It believes any certificate: the tests make their own.
 *
 * @param inside the words of a command that runs it somewhere else; there it is told what to do through a pipe
 */
export async function launch(browser: BrowserName, inside: readonly string[] = []): Promise<Browser> {
	const program = need(browser);
	const elsewhere = inside.length > 0;
	return puppeteer.launch({
		executablePath: elsewhere ? scriptThatRuns([...inside, program]) : program,
		pipe: elsewhere,
		headless: true,
		acceptInsecureCerts: true,
		...optionsFor(browser),
	});
}

/** Puppeteer starts one program, with options of its own choice. */
function scriptThatRuns(words: readonly string[]): string {
	const script = join(mkdtempSync(join(tmpdir(), 'browser-')), 'start');
	writeFileSync(script, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o700 });
	return script;
}

function optionsFor(browser: BrowserName): LaunchOptions {
	if (browser === 'firefox') return { browser };
	// Chromium's own sandbox refuses to work for root.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return { args: [...CHROMIUM_ARGUMENTS, ...asRoot] };
}
