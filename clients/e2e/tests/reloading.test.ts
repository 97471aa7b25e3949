import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

/** Pools that fill up at leisure (Tomcat, Reactor) may not have been full before; a leak is a hundred. */
const LEEWAY = 5;

describeWith(['chromium'], 'a page that is reloaded a hundred times', () => {
	it('leaves no threads, no descriptors and no ghosts', { timeout: 400_000 }, async () => {
		await using sample = await Sample.start();
		const browser = await launch('chromium');
		try {
			const page = await InspectorPage.open(browser, sample.page);
			const reload = async (times: number) => {
				for (let time = 0; time < times; time++) {
					await page.tab.reload();
					await page.connected();
				}
				await eventually(async () => {
					expect(await sample.pages()).toHaveLength(1);
				}, 60_000);
			};
			await reload(10);
			const threads = sample.threads();
			const descriptors = sample.descriptors();

			await reload(100);

			await eventually(() => {
				expect(sample.descriptors()).toBeLessThanOrEqual(descriptors + LEEWAY);
				const now = sample.threads();
				expect(now.length, `was ${threads.sort().join()}, is ${now.sort().join()}`).toBeLessThanOrEqual(
					threads.length + LEEWAY,
				);
			}, 60_000);
		} finally {
			await browser.close();
		}
	});
});
