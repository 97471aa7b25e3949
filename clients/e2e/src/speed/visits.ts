import type { Browser } from 'puppeteer-core';
import { eventually } from '../eventually.ts';
import { InspectorPage } from '../inspector-page.ts';
import { gauge, gauged } from './gauge.ts';

export const SETTLE_MS = 60_000;

/** The page in a new tab, where it is measured from its beginning. */
export async function open(browser: Browser, url: string): Promise<InspectorPage> {
	return InspectorPage.open(
		{
			newPage: async () => {
				const tab = await browser.newPage();
				await gauge(tab);
				return tab;
			},
		},
		url,
	);
}

/**
 * Opens the page and closes it as soon as it shows an event of an actor.
 *
 * @returns in ms, from the navigation until the event was in the log
 */
export async function visit(browser: Browser, url: string): Promise<number> {
	const page = await open(browser, url);
	const { firstEvent } = await eventually(async () => {
		const now = await gauged(page.tab);
		if (now.firstEvent === undefined) throw new Error('No event is shown');
		return now;
	}, SETTLE_MS);
	await page.tab.close();
	return firstEvent ?? NaN;
}
