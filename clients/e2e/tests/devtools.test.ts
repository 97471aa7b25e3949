import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { DevelopedApplication } from '../src/developed-application.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { describeWith } from '../src/with-programs.ts';

/** Pools that fill up at leisure (Tomcat, Reactor) may not have been full before. */
const LEEWAY = 5;

/** Two stay behind with each set-up of the native library; an application's own would be dozens. */
const THREADS_A_RESTART = 2;

const RESTARTS = 6;

describeWith(['chromium'], 'an application that devtools restart', () => {
	it('is joined again by the open page, which shows the new statecharts', { timeout: 240_000 }, async () => {
		await using application = await DevelopedApplication.start('first');
		const browser = await launch('chromium');
		try {
			const { tab } = await InspectorPage.open(browser, application.page);
			await tab.waitForSelector('[data-actor][data-name="first"]', { timeout: 20_000 });
			await tab.evaluate(() => {
				window.e2eStates.push('never reloaded');
			});
			const restart = async (time: number) => {
				await application.restartWith(`door-${time}`);
				await tab.waitForSelector(`[data-actor][data-name="door-${time}"]`, { timeout: 60_000 });
				await tab.waitForSelector(`[data-actor]:not([data-name="door-${time}"])`, { hidden: true });
			};
			await restart(1);
			const threads = application.threads();
			const descriptors = application.descriptors();

			for (let time = 2; time <= RESTARTS; time++) await restart(time);

			expect(application.starts).toBe(1 + RESTARTS);
			expect(await tab.evaluate(() => window.e2eStates)).toContain('never reloaded');
			expect(application.nativeCopies()).toHaveLength(1);
			await eventually(() => {
				const now = application.threads();
				const more = LEEWAY + THREADS_A_RESTART * (RESTARTS - 1);
				expect(now.length, `was ${threads.sort().join()}, is ${now.sort().join()}`).toBeLessThanOrEqual(
					threads.length + more,
				);
				expect(application.descriptors()).toBeLessThanOrEqual(descriptors + LEEWAY);
			}, 60_000);
		} finally {
			await browser.close();
		}
	});
});
