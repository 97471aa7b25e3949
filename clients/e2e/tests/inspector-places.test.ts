import type { BrowserContext, Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { LogPage } from '../src/log-page.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { ShopPage } from '../src/shop-page.ts';
import { describeWith } from '../src/with-programs.ts';

declare global {
	interface Window {
		e2eGrounds: Set<string>;
	}
}

/** Runs in the page, before its own scripts: keeps which colour the ground had in any of its frames. */
function keepGrounds(): void {
	window.e2eGrounds = new Set();
	const look = () => {
		// Until it is there, nothing is painted.
		const { body } = document as { body: HTMLElement | null };
		if (body !== null) window.e2eGrounds.add(getComputedStyle(body).backgroundColor);
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

/** What a reader looks at. */
const lookedAt = (tab: Page) =>
	tab.evaluate(() => {
		const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
		return {
			actor: text('.details-name'),
			tab: text('#details [role=tab][aria-selected=true]'),
			dock: text('.pane-dock [role=tab][aria-selected=true]').replace(/\d+$/, ''),
			event: text('.payload-title'),
			number: text('.payload-sub .number:last-child'),
		};
	});

type Looked = Partial<Awaited<ReturnType<typeof lookedAt>>>;

const looksAt = (tab: Page, what: Looked) =>
	eventually(async () => {
		expect(await lookedAt(tab)).toMatchObject(what);
	});

describeWith(['chromium'], 'the place in the inspector', () => {
	const running = sampleInBrowser();
	let context: BrowserContext;
	let page: InspectorPage;
	let tab: Page;
	let log: LogPage;

	beforeEach(async () => {
		context = await running.browser.createBrowserContext();
		page = await InspectorPage.open(context, running.sample.page);
		({ tab } = page);
		log = new LogPage(tab);
		await page.connected();
	});

	afterEach(async () => {
		expect(page.problems).toEqual([]);
		await context.close();
	});

	const picture = (name: string) => tab.screenshot({ path: `${SCREENSHOTS}place-${name}.png` });

	const choose = (actor: string) => tab.locator(`[data-actor][data-name="${actor}"]`).click();

	const show = (name: string) => tab.locator(`[role=tab]::-p-text(${name})`).click();

	/** A cart that stays as it is, beside the order that goes on. @returns its name */
	const cart = async () => {
		const shop = await ShopPage.open(context, running.sample.home);
		await shop.joined();
		await shop.change('teapot');
		await tab.bringToFront();
		return shop.text('cart-name');
	};

	const chooseEvent = async (type: string, actor: string) => {
		await log.filter(`kind:event type:${type} actor:${actor}`, (row) => row.type === type);
		await tab.locator('.log-row').click();
		await tab.waitForSelector('.payload');
	};

	it('is in the address: who opens it, and who loads it again, looks at the same', async () => {
		const name = await cart();
		await choose(name);
		await show('Overview');
		await chooseEvent('ADD', name);
		const here = await lookedAt(tab);
		expect(here).toMatchObject({ actor: name, tab: 'Overview', dock: 'Events', event: 'ADD' });
		expect(here.number).toMatch(/^#\d+$/);

		const another = await running.browser.createBrowserContext();
		const opened = await InspectorPage.open(another, tab.url());
		await looksAt(opened.tab, here);
		await opened.tab.screenshot({ path: `${SCREENSHOTS}place-opened.png` });
		expect(opened.problems).toEqual([]);
		await another.close();

		await tab.reload();
		await looksAt(tab, here);
	});

	it('that is there no more says so, and leads on', async () => {
		await choose('order');
		const elsewhere = await eventually(() => {
			expect(tab.url()).toContain('actor=x%3A0');
			return tab.url().replace('actor=x%3A0', 'actor=x%3A99999');
		});
		await tab.goto(elsewhere);
		await tab.waitForSelector('#details ::-p-text(It is not here)');
		await picture('gone');
		await choose('order');
		await looksAt(tab, { actor: 'order' });

		const peerId = new URLSearchParams(new URL(elsewhere).hash.slice(1)).get('peerId');
		await tab.goto(`${tab.url()}&event=${peerId}%3A99999`);
		await looksAt(tab, { actor: 'order', event: '' });
		await tab.waitForSelector('.log-row');
	});

	it('before is gone back to, with its event, and the one after it gone forward to', async () => {
		const name = await cart();
		await choose('order');
		await chooseEvent('CHECK_OUT', 'order');
		const first = await lookedAt(tab);
		await choose(name);
		await show('Overview');
		await show('Sequence');
		await show('Events');
		await log.filter('joined', ({ text }) => text.includes('joined the channel'));
		await tab.locator('.log-row').click();
		await looksAt(tab, { actor: name, event: 'joined the channel' });

		await tab.goBack();
		await looksAt(tab, { actor: 'order', event: first.event, number: first.number });
		await tab.goForward();
		await looksAt(tab, { actor: name, tab: 'Overview', dock: 'Events' });
	});

	it('has the views and the filter of the last visit', async () => {
		await choose('order');
		await show('Over time');
		await tab.locator('.segment-word::-p-text(Snapshot)').click();
		await show('Connections');
		await tab.locator('[aria-label="Filter the actors"]').click();
		await tab.locator('.filter-option[title="active"]').click();
		await tab.goto('about:blank');
		await tab.goto(running.sample.page);
		await page.connected();
		await looksAt(tab, { actor: 'order', tab: 'Over time', dock: 'Connections' });
		await tab.waitForSelector('.segment-word[aria-pressed=true]::-p-text(Snapshot)');
		await tab.waitForSelector('[aria-label="Filter the actors"][data-on]');
		await picture('remembered');
	});

	it('keeps where the parts are split, moved by the mouse and by keys', async () => {
		const line = () =>
			tab.$eval('.splitter', (splitter) => ({
				share: Number(splitter.ariaValueNow),
				top: splitter.parentElement?.getBoundingClientRect().top ?? 0,
			}));
		const kept = async () => {
			const before = await line();
			await tab.reload();
			await tab.waitForSelector('.splitter');
			await eventually(async () => {
				expect(await line()).toEqual(before);
			});
			return before;
		};
		const { top } = await line();
		await tab.mouse.move(600, top);
		await tab.mouse.down();
		await tab.mouse.move(600, top - 120, { steps: 4 });
		await tab.mouse.up();
		const byMouse = await kept();
		// Shares are whole: some pixels off, it is still below the pointer.
		expect(Math.abs(byMouse.top - (top - 120))).toBeLessThan(6);

		await tab.focus('.splitter');
		await tab.keyboard.press('ArrowDown');
		await tab.keyboard.press('ArrowDown');
		const byKeys = await kept();
		expect(byKeys.share).toBe(byMouse.share - 10);
		expect(byKeys.top).toBeGreaterThan(byMouse.top);
		await picture('split');
	});

	it.each(['light', 'dark'])(
		'keeps the colours that were chosen, without a flash of the %s ones',
		async (system) => {
			const other = system === 'light' ? 'Dark' : 'Light';
			const ground = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
			await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: system }]);
			const asTheSystem = await ground();
			await tab.locator(`[aria-label="${other}"]`).click();
			const chosen = await ground();
			expect(chosen).not.toBe(asTheSystem);

			await tab.evaluateOnNewDocument(keepGrounds);
			await tab.reload();
			await page.connected();
			expect(await tab.evaluate(() => [...window.e2eGrounds])).toEqual([chosen]);
			await picture(`${other.toLowerCase()}-by-choice`);

			await tab.locator('[aria-label="As the system\'s"]').click();
			await tab.reload();
			await page.connected();
			expect(await tab.evaluate(() => [...window.e2eGrounds])).toEqual([asTheSystem]);
		},
	);
});
