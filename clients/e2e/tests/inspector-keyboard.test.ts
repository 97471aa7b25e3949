import type { KeyInput, Page } from 'puppeteer-core';
import { beforeAll, expect, it } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { walkByTab } from '../src/tab-walk.ts';
import { describeWith } from '../src/with-programs.ts';

const VIEWS = [
	['Diagram', 'Events'],
	['Overview', 'Events'],
	['Over time', 'Sequence'],
	['Send', 'Connections'],
	['Definition', 'Events'],
] as const;

describeWith(['chromium'], 'the inspector by keys alone', () => {
	// Nobody but the page moves the order.
	const running = sampleInBrowser('shop.trade.enabled=false');
	let page: InspectorPage;
	let tab: Page;

	beforeAll(async () => {
		page = await InspectorPage.open(running.browser, running.sample.page);
		({ tab } = page);
		await page.connected();
	});

	const picture = (name: string) => tab.screenshot({ path: `${SCREENSHOTS}keys-${name}.png` });

	const press = async (...keys: readonly KeyInput[]) => {
		for (const key of keys) await tab.keyboard.press(key);
	};

	const pressWith = async (modifier: KeyInput, key: KeyInput) => {
		await tab.keyboard.down(modifier);
		await press(key);
		await tab.keyboard.up(modifier);
	};

	const isAt = (selector: string) =>
		tab.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

	/** Presses Tab until the focus is there. */
	const tabTo = async (selector: string) => {
		for (let presses = 0; presses < 100; presses++) {
			if (await isAt(selector)) return;
			await press('Tab');
		}
		throw new Error(`Tab does not lead to ${selector}`);
	};

	const text = (selector: string) => tab.$eval(selector, ({ textContent }) => textContent);

	/** Goes to one of the tabs of a part by the arrow keys. */
	const goTo = async (name: string, part = '#details') => {
		const chosen = `${part} [role=tab][aria-selected=true]`;
		await tabTo(chosen);
		await press('Home');
		for (let presses = 0; presses < 10; presses++) {
			if ((await text(chosen)).startsWith(name)) return;
			await press('ArrowRight');
		}
		throw new Error(`No arrow leads to ${name}`);
	};

	const send = async (type: string) => {
		await tabTo('.composer input');
		await pressWith('Control', 'a');
		await tab.keyboard.type(type);
		await pressWith('Control', 'Enter');
		await tab.waitForSelector(`[data-sent]:first-child[data-sent-type="${type}"][data-outcome=accepted]`);
	};

	it('finds and chooses an actor, and folds its peer', async () => {
		await press('Tab');
		expect(await isAt('.skip-link')).toBe(true);
		await picture('skip');
		await press('Enter');
		expect(await isAt('#details')).toBe(true);

		await tabTo('[aria-label="Search actors"]');
		await tab.keyboard.type('ORD');
		await tabTo('[role=treeitem]');
		await press('Home', 'Enter');
		await tab.waitForSelector('[data-chosen-peer]');
		await press('ArrowDown', 'Enter');
		await tab.waitForSelector('[data-chosen-actor]');
		expect(await text('.details-name')).toBe('order');
		await press('ArrowLeft', 'ArrowLeft');
		await tab.waitForSelector('[data-actor]', { hidden: true });
		await press('ArrowRight');
		await tab.waitForSelector('[data-actor][data-name=order]');
		await tabTo('[aria-label="Search actors"]');
		await press('Escape');
	});

	it('sends events', async () => {
		await goTo('Send');
		await tabTo('.event-choice');
		await press('Enter');
		expect(await tab.$eval('.composer input', ({ value }) => value)).toBe('ADD_ITEM');
		await tabTo('.composer textarea');
		await tab.keyboard.type('{ "gift": true }');
		await pressWith('Control', 'Enter');
		await tab.waitForSelector('[data-sent-type=ADD_ITEM][data-outcome=accepted]');
		await send('CHECK_OUT');
		await picture('sent');
	});

	it('steps through what was', async () => {
		await goTo('Over time');
		const looksAt = (type: string) =>
			eventually(async () => {
				expect(await text('.change-row[aria-selected=true] .log-type')).toBe(type);
			});
		await looksAt('CHECK_OUT');
		await tabTo('[aria-label="Change before"]');
		await press('Enter');
		await tab.waitForSelector('.changes[data-live=false]');
		await looksAt('ADD_ITEM');
		await tabTo('.timeline-slider');
		await press('ArrowRight');
		await looksAt('CHECK_OUT');
		await tabTo('.changes [role=listbox]');
		await press('ArrowUp');
		await looksAt('ADD_ITEM');
		await picture('back');
		await press('Escape');
		await tab.waitForSelector('.changes[data-live=true]');
	});

	it('reads what an event carried, and closes it', async () => {
		await tabTo('.log .log-list');
		await press('End', 'ArrowUp');
		await tab.waitForSelector('.payload');
		expect(await text('.payload-title')).toBe('CHECK_OUT');
		await tabTo('.payload [role=treeitem]');
		await press('ArrowDown');
		expect(await tab.evaluate(() => document.activeElement?.textContent)).toContain('CHECK_OUT');
		await picture('payload');
		await press('Escape');
		await tab.waitForSelector('.payload', { hidden: true });
		expect(await isAt('.log .log-list')).toBe(true);
	});

	it('moves the diagram, and leaves it', async () => {
		await goTo('Diagram');
		await tab.waitForSelector('.diagram[data-drawn][aria-busy=false]');
		const view = () =>
			tab.$eval('.react-flow__viewport', (viewport) => (viewport as HTMLElement).style.transform);
		await tabTo('.diagram-canvas');
		for (const key of ['ArrowLeft', 'ArrowDown', '+', '-', '0'] as const) {
			const before = await view();
			await press(key);
			await eventually(async () => {
				expect(await view()).not.toBe(before);
			});
		}
		await picture('moved');
		await press('Tab');
		expect(await isAt('.diagram-tools button')).toBe(true);
		await pressWith('Shift', 'Tab');
		expect(await isAt('.diagram-canvas')).toBe(true);
		await pressWith('Shift', 'Tab');
		expect(await isAt('#details [role=tab]')).toBe(true);
	});

	it('opens and closes what can be done with a recording', async () => {
		const button = '[aria-label=Recording][aria-expanded]';
		await tabTo(button);
		await press('Enter', 'Tab');
		expect(await isAt('.recording-panel *')).toBe(true);
		await picture('recording');
		await press('Escape');
		await tab.waitForSelector('.recording-panel', { hidden: true });
		expect(await isAt(button)).toBe(true);
	});

	it.each(VIEWS)('leads everywhere in %s above %s, and back', async (view, dock) => {
		await goTo(view);
		await goTo(dock, '.pane-dock');
		if (view === 'Diagram') await tab.waitForSelector('.diagram[data-drawn]');
		if (dock === 'Events') {
			await tabTo('.log .log-list');
			await press('End');
			await tab.waitForSelector('.payload');
		}
		expect((await walkByTab(tab)).faults).toEqual([]);
		await picture(view.toLowerCase().replace(' ', '-'));
	});
});
