import { beforeAll, expect, it } from 'vitest';
import { CHECKOUT } from '../../inspector/dev/machines.ts';
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

	it('has all that a definition can say', async () => {
		const snapshot = { status: 'active', value: { payment: 'card' }, context: {} };
		const socket = await tell(running.sample.signaling, 'tests', [
			{ sessionId: 'y:1', name: 'checkout', definition: CHECKOUT, snapshot },
		]);
		await diagram.of('tests/checkout');
		await page.tab.waitForSelector('[data-state-path="delivery.parcel.packing"]');
		await diagram.press('Show all of it');
		const box = (name: string, kind: string, ...rows: string[]) => ({ name, kind, region: false, rows });
		expect(await diagram.boxes()).toEqual({
			'': box(
				'checkout',
				'compound',
				expect.stringMatching(/^From a full basket.*…$/) as string,
				'LOG / note',
			),
			basket: box(
				'basket',
				'atomic',
				'tags open',
				'entry / loadPrices, track',
				'exit / forgetPrices',
				'ADD / addItem, recount',
				'CHECKOUT / sayThatItIsEmpty',
			),
			payment: box('payment', 'compound', 'Asks the bank, again if it must'),
			'payment.choosing': box('choosing', 'atomic'),
			'payment.card': box('card', 'atomic', 'invoke chargeCard as charge'),
			'payment.paid': box('◉ paid', 'final'),
			'payment.last': box('H*', 'history'),
			delivery: box('∥ delivery', 'parallel'),
			'delivery.parcel': { ...box('parcel', 'compound'), region: true },
			'delivery.parcel.packing': box('packing', 'atomic'),
			'delivery.parcel.waiting': box('waiting', 'atomic'),
			'delivery.parcel.away': box('◉ away', 'final'),
			'delivery.letter': { ...box('letter', 'compound'), region: true },
			'delivery.letter.writing': box('writing', 'atomic'),
			'delivery.letter.sent': box('◉ sent', 'final'),
			finished: box('◉ finished', 'final'),
			cancelled: box('◉ cancelled', 'final', 'entry / apologise'),
		});
		expect((await diagram.arrows()).sort()).toEqual([
			' → cancelled: ABORT',
			'basket → basket: EMPTY',
			'basket → cancelled: after 900000 ms / release',
			'basket → payment: CHECKOUT [hasItems] / reserve',
			'delivery → finished: done',
			'delivery.letter.writing → delivery.letter.sent: after longDelay',
			'delivery.parcel.packing → delivery.parcel.waiting: PACKED',
			'delivery.parcel.waiting → delivery.parcel.away: always [courierIsHere]',
			'payment → basket: BACK',
			'payment → delivery: done',
			'payment → payment.last: RESUME',
			'payment.card → cancelled: error: charge',
			'payment.card → payment.choosing: error: charge [mayRetry]',
			'payment.card → payment.paid: done: charge / keepReceipt',
			'payment.choosing → payment.card: CARD',
			'payment.choosing → payment.paid: INVOICE [isKnown]',
			'payment.last → payment.choosing',
			'• → basket',
			'• → delivery.letter.writing',
			'• → delivery.parcel.packing',
			'• → payment.choosing',
		]);
		expect(await diagram.looseEnds()).toEqual([]);
		expect(await diagram.active()).toEqual(['', 'payment', 'payment.card']);
		// What has no room is in the title.
		for (const whole of ['From a full basket to a parcel at the door', 'Nothing to pay for'])
			expect(await page.tab.$(`.diagram-state [title*="${whole}"]`)).not.toBeNull();
		await take('checkout');
		socket.close();
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
