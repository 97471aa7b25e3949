import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PeersAnswer } from '../src/actuator.ts';
import { BROWSERS, launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { ShopPage } from '../src/shop-page.ts';
import { describeWith } from '../src/with-programs.ts';

const FOLDER = fileURLToPath(new URL('../target/screenshots/', import.meta.url));

/** What the JVM counts of what passes through it. */
const METERS = ['xstate.webrtc.bytes', 'xstate.webrtc.messages', 'xstate.webrtc.relay.bytes'];

/**
 * A page says that it leaves, mostly: Firefox may close the socket of a tab before it lets the page say anything. Then
 * it is told as a cut is, after half a minute at most.
 */
const AS_A_CUT_MS = 40_000;

interface Meter {
	readonly measurements: readonly { readonly value: number }[];
}

interface Visit {
	readonly cart: string;
	readonly order: string | null;
	readonly left: string | null;
}

// Only the tab of the first test is closed: the shop's questions go to every tab, and wait for one that is just gone.
for (const name of BROWSERS) {
	describeWith([name], `the shop in ${name}`, () => {
		let sample: Sample;
		let browser: Browser;
		let another: Browser;

		beforeAll(async () => {
			await mkdir(FOLDER, { recursive: true });
			sample = await Sample.start();
			[browser, another] = await Promise.all([launch(name), launch(name)]);
		});

		afterAll(async () => {
			await Promise.all([browser.close(), another.close()]);
			await sample.end('SIGKILL');
		});

		const open = async () => {
			const page = await ShopPage.open(browser, sample.home);
			await page.joined();
			return page;
		};

		const take = (page: { readonly tab: ShopPage['tab'] }, what: string) =>
			page.tab.screenshot({ path: `${FOLDER}shop-${what}-${name}.png`, fullPage: true });

		const visit = async (cart: string) =>
			((await sample.get('carts')) as Visit[]).find((known) => known.cart === cart);

		const meters = async () => {
			const read = METERS.map((meter) => sample.get(`actuator/metrics/${meter}`) as Promise<Meter>);
			return (await Promise.all(read)).map(({ measurements }) => measurements.map(({ value }) => value));
		};

		it('has a cart that a Spring service asks by its name, and whose order it cancels when its tab is closed', async ({
			annotate,
		}) => {
			const page = await open();
			const cart = await page.text('cart-name');
			await page.change('lantern');

			const before = await meters();
			expect(await sample.get(`carts/${cart}`)).toEqual({ goods: { lantern: 1 }, total: 39 });
			expect(await meters(), 'the meters that stand still below').not.toEqual(before);
			await page.click('ask');
			await page.tab.waitForFunction(() => document.querySelector('#asked')?.textContent.includes('39.00'));
			expect(await visit(cart)).toMatchObject({ order: null, left: null });

			await page.click('check-out');
			await page.order('PLACED');
			const order = cart.replace('cart', 'order');
			const orders = async () => JSON.stringify(await sample.get('actuator/xstateactors'));
			expect(await orders()).toContain(order);

			const closing = performance.now();
			await page.tab.close();
			await eventually(async () => {
				expect(await visit(cart)).toMatchObject({ order, left: 'peer-lost' });
				expect(await orders()).not.toContain(order);
			}, AS_A_CUT_MS);
			await annotate(`told after ${Math.round(performance.now() - closing)} ms`);
			expect(sample.log).toContain(`The cart ${cart} has left: peer-lost`);
		});

		it('fills a cart, which holds as much as fits into a box', async () => {
			const page = await open();
			await page.change('teapot');
			await page.change('whistle');
			await page.change('whistle');
			expect(await page.text('total')).toBe('32.40');
			await page.change('whistle', 'REMOVE');
			expect(await page.text('total')).toBe('28.65');
			for (let count = 2; count < 5; count++) await page.change('notebook');
			expect(await page.tab.$$eval('[data-change^="ADD"]:enabled', (buttons) => buttons.length)).toBe(0);
			expect(page.problems).toEqual([]);
		});

		it('has a cart that another browser watches, while nothing passes through the JVM', async () => {
			const page = await open();
			const before = await meters();
			const onlooker = await ShopPage.open(another, await page.watching());
			await onlooker.tab.waitForSelector('#cart-link[data-state="connected"]', { timeout: 20_000 });

			await page.change('compass');
			await page.change('compass');

			await onlooker.tab.waitForFunction(() => document.querySelector('#total')?.textContent === '36.50');
			expect(await onlooker.text('lines')).toContain('2 × compass');
			expect(await onlooker.text('cart-link')).toBe('connected directly');
			const { peers } = (await sample.get('actuator/xstatepeers')) as PeersAnswer;
			expect(peers.map((peer) => [peer.name, peer.state])).toEqual(
				expect.arrayContaining([
					['a visitor', 'none'],
					['an onlooker', 'none'],
				]),
			);
			expect(await meters()).toEqual(before);
			await take(onlooker, 'watching');

			expect(onlooker.problems).toEqual([]);
		});

		it('places an order in the JVM, pays it, and follows it to the door; both sides stand in one log', async () => {
			const inspector = await InspectorPage.open(browser, sample.page);
			await inspector.connected();
			const page = await open();
			const cart = await page.text('cart-name');
			const order = cart.replace('cart', 'order');
			await page.change('teapot');
			await page.click('check-out');
			await page.order('PLACED');
			expect(await page.text('order-link')).toBe('connected directly');
			expect(await page.buttons()).toEqual(['pay', 'cancel']);
			await take(page, 'placed');

			await page.click('pay');
			await page.order('DELIVERED');

			await page.tab.waitForSelector('#cart[data-state="over"]');
			expect(page.problems).toEqual([]);
			await eventually(async () => {
				expect(await visit(cart)).toMatchObject({ order, left: 'done' });
			});

			await inspector.tab.bringToFront();
			await inspector.tab
				.locator('[aria-label="Filter the events"]')
				.fill(`type:PAY ${cart.replace('cart-', '')}`);
			await eventually(async () => {
				const rows = await inspector.tab.$$eval('.log-row', (all) =>
					all.map((row) =>
						['peer', 'name', 'source'].map((part) => row.querySelector(`.log-${part}`)?.textContent ?? null),
					),
				);
				expect(rows).toContainEqual(['a visitor', 'order', `from ${cart}`]);
				expect(rows).toContainEqual(['sample-app', order, null]);
			});
			await take(inspector, 'log');
		});

		it('keeps what it knows of an order when the shop is gone, and calls it no error', async () => {
			const page = await open();
			await page.change('whistle');
			await page.click('check-out');
			await page.order('PLACED');

			await sample.end();

			await page.tab.waitForSelector('#order-link:not([data-state="connected"])', { timeout: 60_000 });
			expect(await page.tab.$$('#road[data-state="PLACED"]')).toHaveLength(1);
			expect(await page.tab.$eval('#problem', (problem) => problem.checkVisibility())).toBe(false);
			expect(await page.buttons()).toEqual(['pay', 'cancel']);
		});
	});
}
