import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { type BrowserName, launch } from './browsers.ts';
import { Sample } from './sample.ts';

/** Where pictures go; ends with a slash. */
export const SCREENSHOTS = fileURLToPath(new URL('../target/screenshots/', import.meta.url));

/** Of a page on a desk and on a telephone, in pixels. */
export const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 400, height: 800 } };

/** There from the first test of a block to its last. */
export interface Running {
	readonly sample: Sample;
	readonly browser: Browser;
}

/** Runs the packaged sample, and Chromium beside it, as {@link sampleIn} does. */
export const sampleInBrowser = (...settings: string[]): Running => sampleIn('chromium', ...settings);

/**
 * Runs the packaged sample, and a browser beside it, for the tests of a block; there are none outside of these.
 *
 * @param settings as of {@link Sample.start}
 */
export function sampleIn(name: BrowserName, ...settings: string[]): Running {
	const running = {} as { sample: Sample; browser: Browser };

	beforeAll(async () => {
		await mkdir(SCREENSHOTS, { recursive: true });
		[running.sample, running.browser] = await Promise.all([Sample.start(...settings), launch(name)]);
	});

	afterAll(async () => {
		await running.browser.close();
		await running.sample.end('SIGKILL');
	});

	return running;
}

/** How many pixels of a page are beyond its right edge. */
export const overflowOf = (tab: Page): Promise<number> =>
	tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
