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

/** Starts it without a window and with a fresh profile. It believes any certificate: the tests make their own. */
export async function launch(browser: BrowserName): Promise<Browser> {
	return puppeteer.launch({
		executablePath: need(browser),
		headless: true,
		acceptInsecureCerts: true,
		...optionsFor(browser),
	});
}

function optionsFor(browser: BrowserName): LaunchOptions {
	if (browser === 'firefox') return { browser };
	// Chromium's own sandbox refuses to work for root.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return { args: [...CHROMIUM_ARGUMENTS, ...asRoot] };
}
