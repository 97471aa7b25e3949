import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { InspectorPage } from '../src/inspector-page.ts';
import { conversation } from '../src/recordings/conversation.ts';
import { openRecording } from '../src/recordings/recording-file.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { describeWith } from '../src/with-programs.ts';

/** As many as the page keeps. */
const ENTRIES = 100_000;

const CHOSEN = '.seq-row[aria-selected="true"]';

describeWith(['chromium'], 'the sequence diagram of 100,000 entries', () => {
	const running = sampleInBrowser('shop.trade.enabled=false');

	const colorOf = (tab: Page, selector: string) =>
		tab.$eval(selector, (element) => getComputedStyle(element).color);

	it('draws those in sight, goes to any, and leads from replies to asks', async () => {
		const { file, rows } = conversation(ENTRIES);
		const path = await file.write(fileURLToPath(new URL('../target/conversation.jsonl', import.meta.url)));
		const page = await InspectorPage.open(running.browser, `${running.sample.page}#dock=sequence`);
		const { tab } = page;
		await page.connected();
		await openRecording(tab, path);
		await tab.waitForSelector(`.seq-row[aria-setsize="${rows}"]`, { timeout: 60_000 });
		expect((await tab.$$('.seq-row')).length).toBeLessThan(60);

		await tab.focus('[role=listbox][aria-label="Sequence"]');
		await tab.keyboard.press('Home');
		await tab.waitForSelector('.seq-row[aria-posinset="1"][aria-selected="true"]');
		await tab.keyboard.press('End');
		await tab.waitForSelector(`${CHOSEN}[aria-posinset="${rows}"][data-kind="dead"]`);

		await tab.keyboard.press('Home');
		await tab.locator('button::-p-text(1 dead letter)').click();
		await tab.waitForSelector(`${CHOSEN}[data-kind="dead"][data-event-type="LATE"]`);
		const red = await tab.evaluate(() => {
			const probe = document.body.appendChild(document.createElement('i'));
			probe.style.color = 'var(--bad-text)';
			const { color } = getComputedStyle(probe);
			probe.remove();
			return color;
		});
		expect(await colorOf(tab, '.seq-row[data-kind="dead"] .seq-label')).toBe(red);
		expect(await colorOf(tab, '.seq-row[data-kind="reply"][data-code="timeout"] .seq-label')).toBe(red);
		expect(await colorOf(tab, '.seq-row[data-kind="reply"]:not([data-code]) .seq-label')).not.toBe(red);

		await tab.locator('.seq-row[data-kind="reply"][data-code="timeout"]').click();
		await tab.waitForSelector('.seq-row[data-event-type="LAST"][data-kind="message"][data-belongs]');
		await tab.screenshot({ path: `${SCREENSHOTS}sequence-long.png` });
		await tab.locator('.seq-part::-p-text(Asked)').click();
		await tab.waitForSelector(`${CHOSEN}[data-event-type="LAST"][data-kind="message"]`);

		// In the middle of all: there is nothing but rows wherever one scrolls to.
		await tab.$eval('.seq-list', (list) => {
			list.scrollTop = list.scrollHeight / 2;
		});
		await tab.waitForFunction(
			(middle) =>
				[...document.querySelectorAll('.seq-row')].some(
					(row) => Math.abs(Number(row.getAttribute('aria-posinset')) - middle) < 20,
				),
			{ timeout: 10_000 },
			Math.round(rows / 2),
		);
		await tab.locator('[aria-label="Filter the lanes"]').fill('till-3');
		await tab.waitForFunction(() => document.querySelectorAll('[data-lane]').length === 1);
		expect(page.problems).toEqual([]);
	});
});
