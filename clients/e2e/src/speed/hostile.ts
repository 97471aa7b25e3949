import type { Browser } from 'puppeteer-core';
import { ACTORS, hostileRecording } from '../recordings/hostile.ts';
import { DOCKS, lookAt } from '../recordings/tour.ts';
import { gauged } from './gauge.ts';
import { withRecording } from './with-recording.ts';

/** The longest task there was while something was looked at, in ms; 0 if none took over 50. */
export type Longest = readonly (readonly [what: string, ms: number])[];

/** Opens what a hostile peer could tell, and looks at all of it in every view. */
export function lookAtHostile(browser: Browser, url: string): Promise<Longest> {
	return withRecording(browser, url, hostileRecording(), async ({ tab }, openIt) => {
		let before = (await gauged(tab)).tasks.length;
		const longest: [string, number][] = [];
		const seen = async (what: string) => {
			const { tasks } = await gauged(tab);
			longest.push([what, Math.max(0, ...tasks.slice(before))]);
			before = tasks.length;
		};
		await openIt();
		await seen('opening it');
		for (const actor of Object.keys(ACTORS)) await lookAt(tab, actor, (view) => seen(`${actor}, ${view}`));
		for (const { name, there } of DOCKS) {
			await tab.locator(`[role=tab]::-p-text(${name})`).click();
			await tab.waitForSelector(there);
			await seen(name);
		}
		return longest;
	});
}
