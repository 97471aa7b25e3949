import { beforeAll, expect, it } from 'vitest';
import { DiagramPage } from '../src/diagram-page.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { SendPage } from '../src/send-page.ts';
import { describeWith } from '../src/with-programs.ts';

const EVENTS = ['ADD_ITEM', 'ADD_ITEM', 'CHECK_OUT', 'PAYMENT_DECLINED'];

const PLACED = ['PLACED.payment.AUTHORIZING', 'PLACED.stock.RESERVING'];

describeWith(['chromium'], 'an order, looked at over time,', () => {
	// Nobody but the pages moves the order.
	const running = sampleInBrowser('shop.trade.enabled=false');
	let page: InspectorPage;

	/** A page beside the other that sends to the order, and shows it as it is. */
	const opened = async () => {
		const beside = await InspectorPage.open(running.browser, running.sample.page);
		await beside.connected();
		await beside.choose('order', 'Send');
		return { beside, sending: new SendPage(beside) };
	};

	beforeAll(async () => {
		const { beside, sending } = await opened();
		page = beside;
		for (const type of EVENTS) await sending.ask(type);
		await page.choose('order', 'Over time');
		await page.tab.waitForSelector('.timeline-place::-p-text(4 of 4)');
	});

	const texts = (selector: string) =>
		page.tab.$$eval(selector, (all) => all.map((each) => each.textContent.replaceAll(/\s+/g, ' ')));

	/** The signs are for the eyes, and the words for those who hear. */
	const states = async () => (await texts('[aria-label="State"] .word')).map((word) => word.slice(1));

	/** What became of the context's values, innermost ones alone. */
	const values = () =>
		page.tab.$$eval('[aria-label="Differences"] [data-change]:not([data-change="within"])', (lines) =>
			lines.map((line) => `${line.getAttribute('data-change')} ${line.getAttribute('data-key')}`),
		);

	it('says what is different between any two moments, in either direction', async () => {
		await page.press('First change');
		await page.press('Pin to compare');
		await page.press('Now');
		await page.tab.waitForSelector('.moment-against::-p-text(from the pinned ADD_ITEM)');
		expect(await states()).toEqual(['removedCART', ...PLACED.map((state) => `added${state}`)]);
		expect(await values()).toEqual(['added 1', 'changed total', 'changed declined']);
		expect(await texts('[data-key="declined"] .json-line')).toEqual(['changed declined:0→1']);
		await page.tab.screenshot({ path: `${SCREENSHOTS}over-time-difference.png` });

		await page.press('Unpin');
		await page.tab.waitForSelector('.moment-against::-p-text(from CHECK_OUT)');
		expect(await values()).toEqual(['changed declined']);

		await page.press('Pin to compare');
		await page.press('First change');
		await page.tab.waitForSelector('.moment-against::-p-text(from the pinned PAYMENT_DECLINED)');
		expect(await states()).toEqual([...PLACED.map((state) => `removed${state}`), 'addedCART']);
		expect(await values()).toEqual(['removed 1', 'changed total', 'changed declined']);
		expect(await texts('[data-key="declined"] .json-line')).toEqual(['changed declined:1→0']);
		await page.press('Change after');
		await page.tab.waitForSelector('.timeline-place::-p-text(2 of 4)');
		expect(await values()).toEqual(['changed declined']);
		await page.press('Unpin');
	});

	it('lights in the diagram where it was, changes nothing of the order, and comes back to now', async () => {
		const diagram = new DiagramPage(page.tab);
		const lit = (expected: readonly string[]) =>
			eventually(async () => {
				expect(await diagram.active()).toEqual(expect.arrayContaining([...expected]));
			});
		const before = await running.sample.actor('order');
		expect(before).toMatchObject({
			state: { PLACED: { payment: 'AUTHORIZING', stock: 'RESERVING' } },
			lastEvent: { type: 'PAYMENT_DECLINED', transitions: EVENTS.length },
		});
		await page.press('Diagram');
		for (const moment of ['First change', 'Pin to compare', 'Change after']) {
			await page.press(moment);
			await lit(['CART']);
			expect(await diagram.active()).not.toContain('PLACED');
		}
		expect(await texts('.timeline-word')).toEqual(['Looking back']);
		expect(await running.sample.actor('order')).toEqual(before);

		const { beside, sending } = await opened();
		await beside.tab.waitForSelector(`[data-actor][data-name="order"][data-state="${PLACED.join(' ')}"]`);
		for (const type of ['PAYMENT_ACCEPTED', 'STOCK_FOUND', 'PICK']) await sending.ask(type);
		await beside.tab.waitForSelector('[data-actor][data-name="order"][data-state="PAID.PACKING"]');
		expect(await running.sample.actor('order')).toMatchObject({ state: { PAID: 'PACKING' } });
		await beside.tab.close();

		await page.tab.bringToFront();
		await page.tab.waitForSelector('.timeline-now::-p-text(3 new)');
		expect(await diagram.active()).toContain('CART');
		await page.tab.screenshot({ path: `${SCREENSHOTS}over-time-diagram.png` });
		await page.press('Now');
		await lit(['PAID', 'PAID.PACKING']);
		// What led there, not what is different from the pinned one.
		expect(await diagram.traced()).toEqual(['PICK']);
		expect(await texts('.timeline-word')).toEqual(['Now']);
		await page.tab.screenshot({ path: `${SCREENSHOTS}over-time-now.png` });
		expect(page.problems).toEqual([]);
	});
});
