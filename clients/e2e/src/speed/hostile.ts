import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { InspectorPage } from '../inspector-page.ts';
import { ACTORS, hostileRecording } from '../recordings/hostile.ts';
import { openRecording } from '../recordings/recording-file.ts';
import { DOCKS, lookAt } from '../recordings/tour.ts';
import { gauge, gauged } from './gauge.ts';

/** The longest task there was while something was looked at, in ms; 0 if none took over 50. */
export type Longest = readonly (readonly [what: string, ms: number])[];

/** Opens what a hostile peer could tell, and looks at all of it in every view. */
export async function lookAtHostile(browser: Browser, url: string): Promise<Longest> {
	const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
	const tab = await browser.newPage();
	try {
		await gauge(tab);
		const page = await InspectorPage.open({ newPage: () => Promise.resolve(tab) }, url);
		await page.connected();
		let before = (await gauged(tab)).tasks.length;
		const longest: [string, number][] = [];
		const seen = async (what: string) => {
			const { tasks } = await gauged(tab);
			longest.push([what, Math.max(0, ...tasks.slice(before))]);
			before = tasks.length;
		};
		await openRecording(tab, await hostileRecording().write(join(folder, 'hostile.jsonl')));
		await seen('opening it');
		for (const actor of Object.keys(ACTORS)) await lookAt(tab, actor, (view) => seen(`${actor}, ${view}`));
		for (const { name, there } of DOCKS) {
			await tab.locator(`[role=tab]::-p-text(${name})`).click();
			await tab.waitForSelector(there);
			await seen(name);
		}
		if (page.problems.length > 0) throw new Error(page.problems.join('\n'));
		return longest;
	} finally {
		await tab.close();
		await rm(folder, { recursive: true });
	}
}
