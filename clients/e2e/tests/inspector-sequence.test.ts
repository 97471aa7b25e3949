import { expect, it } from 'vitest';
import { InspectorPage } from '../src/inspector-page.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { ShopPage } from '../src/shop-page.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(['chromium'], 'the sequence diagram', () => {
	const running = sampleInBrowser();

	it('draws what a cart in a page and its order in the JVM say to each other, each event once', async () => {
		const inspector = await InspectorPage.open(running.browser, `${running.sample.page}#dock=sequence`, {
			width: 1280,
			height: 1000,
		});
		await inspector.connected();
		const shop = await ShopPage.open(running.browser, running.sample.home);
		await shop.joined();
		const cart = await shop.text('cart-name');
		const order = cart.replace('cart', 'order');
		await inspector.tab.waitForSelector(`[data-actor][data-name="${cart}"]`, { timeout: 20_000 });
		await shop.change('teapot');
		await shop.click('ask');
		await shop.tab.waitForFunction(() => document.querySelector('#asked')?.textContent.includes('24.90'));
		await shop.click('check-out');
		await shop.order('PLACED');
		await shop.click('pay');

		await inspector.tab.bringToFront();
		// Both sides of the shop alone: the sample's own order goes on and on.
		const both = cart.replace('cart-', '');
		await inspector.tab.locator('[aria-label="Filter the lanes"]').fill(both);
		await inspector.tab.waitForFunction(
			(name) => {
				const lanes = [...document.querySelectorAll<HTMLElement>('[data-lane]')];
				return lanes.length > 0 && lanes.every(({ dataset }) => dataset.name?.includes(name));
			},
			{ timeout: 10_000 },
			both,
		);
		const lane = (name: string) =>
			inspector.tab.$eval(`[data-lane][data-name="${name}"]`, (head) => head.getAttribute('data-lane'));
		await inspector.tab.waitForSelector(
			'.seq-row[data-kind="message"][data-event-type="PAY"][data-state^="PAID"]',
		);
		const [from, to] = [await lane(cart), await lane(order)];
		const arrows = (type: string, kind = 'message') =>
			inspector.tab.$$eval(`.seq-row[data-kind="${kind}"][data-event-type="${type}"][data-from]`, (rows) =>
				rows.map((row) => [row.getAttribute('data-from'), row.getAttribute('data-to')]),
			);
		// The click on “Pay” comes from no actor.
		expect(await arrows('PAY')).toEqual([[from, to]]);
		// The service asks the cart, which answers.
		const [asked] = await arrows('QUOTE', 'reply');
		expect(asked?.[0]).toBe(from);
		expect(asked?.[1]).toMatch(/^p-.* $/);

		await inspector.tab.locator('.seq-row[data-event-type="PAY"][data-from]').click();
		await inspector.tab.waitForSelector('.seq-row[data-event-type="PAY"][data-from][aria-selected="true"]');
		const parts = await inspector.tab.$$eval('.seq-part', (all) => all.map(({ textContent }) => textContent));
		expect(parts).toEqual(['Sent', 'Received', 'State']);
		for (const scheme of ['light', 'dark']) {
			await inspector.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
			await inspector.tab.screenshot({ path: `${SCREENSHOTS}sequence-${scheme}.png` });
		}
		expect([...inspector.problems, ...shop.problems]).toEqual([]);
	});
});
