import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, it } from 'vitest';
import { bundle } from '../src/cuts/bundle.ts';
import { eventually } from '../src/eventually.ts';
import { FrontEnd } from '../src/front-end.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { SendPage } from '../src/send-page.ts';
import { describeWith } from '../src/with-programs.ts';

interface Told {
	readonly type: string;
	readonly name?: string;
	readonly sessionId: string;
	readonly definition?: string;
	readonly event?: { readonly type: string };
	readonly snapshot?: { readonly value?: unknown };
}

/** What an order takes that is placed, neither paid nor reserved. */
const PLACED = ['CANCEL', 'PAYMENT_ACCEPTED', 'PAYMENT_DECLINED', 'STOCK_FOUND'];

/** Runs in the receiver's page. */
const told = (receiver: Page) => receiver.evaluate(() => (globalThis as unknown as { told: Told[] }).told);

describeWith(['chromium'], 'the inspector, which sends and forwards,', () => {
	// Nobody but the page moves the order.
	const running = sampleInBrowser('shop.trade.enabled=false');
	let page: InspectorPage;
	let sending: SendPage;

	beforeAll(async () => {
		page = await InspectorPage.open(running.browser, running.sample.page);
		sending = new SendPage(page);
		await page.connected();
	});

	it('asks a statechart what its state accepts, and shows its answer and its refusal', async () => {
		await page.choose('order', 'Send');
		await page.tab.waitForSelector('.event-choice');
		expect((await sending.choices()).sort()).toEqual(['ADD_ITEM', 'CHECK_OUT']);
		await page.tab.locator('.event-choice').click();
		await sending.write('ADD_ITEM', '{ "gift": true }');
		await page.tab.focus('.composer textarea');
		await page.tab.keyboard.down('Control');
		await page.tab.keyboard.press('Enter');
		await page.tab.keyboard.up('Control');
		expect(await sending.outcome('ADD_ITEM', 'accepted')).toContain('CART');
		await sending.ask('CHECK_OUT', 'accepted');
		await eventually(async () => {
			expect((await sending.choices()).sort()).toEqual(PLACED);
		});
		expect(await sending.ask('CHECK_OUT', 'not accepted')).toContain('PLACED');
		await page.tab.screenshot({ path: `${SCREENSHOTS}inspector-sending.png` });
	});

	it('names the property that exposes an actor which takes no events, of an ask and of a dead letter', async () => {
		// What is shipped is delivered by a statechart of its own, which nobody may drive.
		for (const type of ['PAYMENT_ACCEPTED', 'STOCK_FOUND', 'PICK', 'PACK', 'SHIP'])
			await sending.ask(type, 'accepted');
		await page.tab.locator('[data-actor][data-name^="delivery"]').click();
		await page.tab.waitForSelector('[data-chosen-actor] ::-p-text(delivery)');
		const exposure = 'xstate.webrtc.actors.exposure.include';
		expect(await sending.ask('NUDGE', 'not-exposed')).toContain(exposure);
		await page.press('Send only');
		await page.tab.waitForSelector('[data-sent]:nth-child(2)');
		expect(await sending.outcome('NUDGE', 'not-exposed')).toContain(exposure);
	});

	it('forwards what is kept and what comes to the receiver of the real @statelyai/inspect at another origin', async () => {
		const script = await readFile(
			await bundle('stately-receiver', 'iife', new URL('../src/sample.ts', import.meta.url).href),
			'utf8',
		);
		await using site = await FrontEnd.start(
			() => `<!doctype html><title>receiver</title><script>${script}</script>`,
		);
		await page.tab.locator('[data-peer][data-connection="connected"]').click();
		await page.press('Open in Stately Inspector');
		await page.tab.locator('dialog input').fill(`${site.origin}/inspect`);
		const opened = new Promise<Page | null>((resolve) => page.tab.once('popup', resolve));
		await page.press('Open and forward');
		const receiver = await opened;
		if (receiver === null) throw new Error('No window was opened.');
		await page.tab.waitForSelector('[data-testid="stately"][data-stately="forwarding"]');
		const order = await eventually(async () => {
			const found = (await told(receiver)).find(
				({ type, name }) => type === '@xstate.actor' && name === 'order',
			);
			if (found === undefined) throw new Error('The receiver has heard of no order');
			return found;
		});
		expect(JSON.parse(order.definition ?? '{}')).toMatchObject({ states: { CART: {} } });
		const heard = async () =>
			JSON.stringify((await told(receiver)).filter(({ sessionId }) => sessionId === order.sessionId));
		expect(await heard()).toContain('CHECK_OUT');
		await page.tab.bringToFront();
		await page.tab.screenshot({ path: `${SCREENSHOTS}inspector-stately.png` });
		await page.press('Close');
		await page.choose('order', 'Send');
		await sending.ask('DELIVER', 'accepted');
		await eventually(async () => {
			expect(await heard()).toContain('DELIVERED');
		});

		await receiver.close();
		await page.tab.waitForSelector('.forwarding', { hidden: true });
		await page.tab.locator('[data-peer][data-connection="connected"]').click();
		await page.tab.waitForSelector('[data-testid="stately"][data-stately="ended"]');
		expect(page.problems).toEqual([]);
	});
});
