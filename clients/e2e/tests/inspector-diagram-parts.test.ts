import { beforeAll, expect, it } from 'vitest';
import { reportCart } from '../guide/reported-cart.ts';
import { DiagramPage } from '../src/diagram-page.ts';
import { inspectUrl, tell } from '../src/tell.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(['chromium'], 'the diagram', () => {
	const running = sampleInBrowser('shop.trade.enabled=false');
	let page: InspectorPage;
	let diagram: DiagramPage;

	beforeAll(async () => {
		page = await InspectorPage.open(running.browser, running.sample.page);
		diagram = new DiagramPage(page.tab);
		await page.connected();
	});

	const take = (what: string) => page.tab.screenshot({ path: `${SCREENSHOTS}diagram-${what}.png` });
	const text = (selector: string) => page.tab.$eval(selector, ({ textContent }) => textContent);
	const boxes = () =>
		page.tab.$$eval('.snapshot-box', (all) => all.map((box) => box.getAttribute('data-state-path')));

	it('of a state that is shut has nothing in it, and no arrow comes off; open it is as it was', async () => {
		await diagram.of('order');
		await diagram.press('Show all of it');
		const drawn = async () => ({
			states: (await diagram.states()).map(({ path }) => path).sort(),
			labels: (await diagram.labels()).sort(),
		});
		const all = await drawn();
		expect(all.states).toContain('PAID.PICKING');
		expect(all.labels).toEqual(expect.arrayContaining(['PICK', 'SHIP', 'RESUME']));
		expect(await diagram.looseEnds()).toEqual([]);

		await diagram.fold('Shut PAID');
		await page.tab.waitForSelector('[data-state-path="PAID"] ::-p-text(4 states)');
		const rest = await drawn();
		expect(rest.states).toEqual(all.states.filter((path) => !path.startsWith('PAID.')));
		// What leads in or out leads to the state itself, and what stays within is gone.
		expect(rest.labels).toEqual(expect.arrayContaining(['SHIP', 'RESUME']));
		expect(rest.labels).not.toContain('PICK');
		expect(await diagram.looseEnds()).toEqual([]);
		await take('shut');

		await diagram.fold('Open PAID');
		await page.tab.waitForSelector('[data-state-path="PAID.PICKING"]');
		expect(await drawn()).toEqual(all);
		expect(await diagram.looseEnds()).toEqual([]);
	});

	it('of an actor without a definition is the state that it is in, with its context', async () => {
		const value = { stock: 'picked', invoice: { sent: 'reminded' } };
		const snapshot = { status: 'active', value, context: { parcel: 'p-77' } };
		const socket = await tell(running.sample.signaling, 'plain', [
			{ sessionId: 'x:1', name: 'box', snapshot },
		]);
		await page.choose('plain/box', 'Diagram');
		await page.tab.waitForSelector('[data-chosen-actor] ::-p-text(plain/box)');
		await page.tab.waitForSelector('.snapshot-box');
		const paths = ['stock', 'stock.picked', 'invoice', 'invoice.sent', 'invoice.sent.reminded'];
		expect(await boxes()).toEqual(paths);
		expect(await text('.overview-main')).toContain('parcel:"p-77"');
		expect(await text('.snapshot-reason')).toContain('told of no definition');
		await take('snapshot');
		socket.close();
	});

	it('of a promise is what has become of it', async () => {
		const cart = reportCart(inspectUrl(running.sample.signaling, 'shop'));
		cart.send({ type: 'ADD', items: 2 });
		await page.tab.waitForSelector('[data-actor][data-name="shop/price"][data-status="done"]');
		await page.choose('shop/price', 'Diagram');
		await page.tab.waitForSelector('::-p-text(An actor without states.)');
		expect(await boxes()).toEqual([]);
		expect(await text('[role="tree"][aria-label="Output"]')).toContain('10');
		await take('promise');
		cart.stop();
		expect(page.problems).toEqual([]);
	});
});
