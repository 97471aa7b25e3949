import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const FOLDER = fileURLToPath(new URL('../target/screenshots/', import.meta.url));

describeWith(['chromium'], 'the inspector, which sends,', () => {
	let sample: Sample;
	let browser: Browser;
	let page: InspectorPage;

	beforeAll(async () => {
		await mkdir(FOLDER, { recursive: true });
		// Nobody but the page moves the order.
		sample = await Sample.start('shop.trade.enabled=false');
		browser = await launch('chromium');
		page = await InspectorPage.open(browser, sample.page);
		await page.connected();
	});

	afterAll(async () => {
		await browser.close();
		await sample.end('SIGKILL');
	});

	const press = (name: string) => page.tab.locator(`::-p-aria([name="${name}"][role="button"])`).click();

	const choose = async (name: string, tab: string) => {
		await page.tab.locator(`[data-actor][data-name="${name}"]`).click();
		await page.tab.locator(`::-p-aria([name="${tab}"][role="tab"])`).click();
	};

	/** Until the newest event that was sent has come to this. @returns what is said of it */
	const outcome = async (type: string, word: string) => {
		const newest = await page.tab.waitForSelector(
			`[data-sent]:first-child[data-sent-type="${type}"][data-outcome="${word}"]`,
		);
		return newest?.evaluate((item) => item.textContent);
	};

	const ask = async (type: string, word: string) => {
		await page.tab.locator('.composer input').fill(type);
		await press('Ask');
		return outcome(type, word);
	};

	const choices = () =>
		page.tab.$$eval('.event-choice > bdi', (all) => all.map((choice) => choice.textContent));

	it('asks a statechart what its state accepts, and shows its answer and its refusal', async () => {
		await choose('order', 'Send');
		await page.tab.waitForSelector('.event-choice');
		expect(await choices()).toEqual(expect.arrayContaining(['ADD_ITEM', 'CHECK_OUT']));
		await page.tab.locator('.event-choice').click();
		await page.tab.locator('.composer input').fill('ADD_ITEM');
		await page.tab.locator('.composer textarea').fill('{ "gift": true }');
		await page.tab.keyboard.down('Control');
		await page.tab.keyboard.press('Enter');
		await page.tab.keyboard.up('Control');
		expect(await outcome('ADD_ITEM', 'accepted')).toContain('CART');
		await ask('CHECK_OUT', 'accepted');
		await eventually(async () => {
			expect(await choices()).toContain('CANCEL');
		});
		expect(await ask('CHECK_OUT', 'not accepted')).toContain('PLACED');
		await page.tab.screenshot({ path: `${FOLDER}inspector-sending.png` });
	});
});
