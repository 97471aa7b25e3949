import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { launch } from './browsers.ts';
import { Sample } from './sample.ts';

/** Where pictures go; ends with a slash. */
export const SCREENSHOTS = fileURLToPath(new URL('../target/screenshots/', import.meta.url));

/** Of a page on a desk and on a telephone, in pixels. */
export const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 400, height: 800 } };

/**
 * Runs the packaged sample, and Chromium beside it, for the tests of a block; there are none outside of these.
 *
 * @param settings as of {@link Sample.start}
 */
export function sampleInBrowser(...settings: string[]): {
	readonly sample: Sample;
	readonly browser: Browser;
} {
	const running = {} as { sample: Sample; browser: Browser };

	beforeAll(async () => {
		await mkdir(SCREENSHOTS, { recursive: true });
		running.sample = await Sample.start(...settings);
		running.browser = await launch('chromium');
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
