import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

for (const name of BROWSERS) {
	describeWith([name], `the page in ${name}`, () => {
		let sample: Sample;
		let browser: Browser;
		let page: InspectorPage;

		beforeAll(async () => {
			sample = await Sample.start();
			browser = await launch(name);
		});

		beforeEach(async () => {
			page = await InspectorPage.open(browser, sample.page);
			await page.connected();
		});

		afterEach(async () => {
			await page.tab.close();
		});

		afterAll(async () => {
			await browser.close();
			await sample.end('SIGKILL');
		});

		it('shows the order as it changes, and goes on without the server between', async () => {
			await page.moreTransitions(3);
			expect(page.problems).toEqual([]);

			await page.cutSignaling();
			await page.moreTransitions(10);

			expect(await page.openSockets()).toBe(0);
		});

		it('says in Actuator how it is connected', async () => {
			await eventually(async () => {
				const pages = await sample.pages();
				expect(pages).toHaveLength(1);
				expect(pages[0]?.connection).toMatchObject({ path: 'host', inspects: true });
			});
		});

		it('keeps the payment token to itself', async () => {
			await page.tab.locator('[data-actor][data-name="order"]').click();
			await page.tab.waitForSelector('[data-chosen-actor]');
			await page.tab.locator('[role=tab]::-p-text(Overview)').click();

			const shown = await eventually(async () => {
				const text = await page.tab.$eval('#details', (details) => details.textContent);
				expect(text).toContain('customer');
				return text;
			});

			expect(shown).not.toContain('tok_');
		});
	});
}
