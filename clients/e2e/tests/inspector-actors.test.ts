import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { tell } from '../src/tell.ts';
import { TellingPeer } from '../src/telling-peer.ts';
import { describeWith } from '../src/with-programs.ts';
import { writeInto } from '../src/write-into.ts';

const OF_TILL = ['basket', 'printer', 'receipt'];
const OF_KIOSK = ['screen', 'wish-list'];

const ORDER = '[data-actor][data-name="order"]';

const RATE = '[data-testid="event-rate"]';

const HIDDEN = '[data-testid="hidden-actors"]';

describeWith(['chromium'], 'the tree of peers and actors', () => {
	// Its deliveries would push the actors of the others out of sight.
	const running = sampleInBrowser('shop.trade.enabled=false');
	let page: InspectorPage;
	let till: TellingPeer;
	let kiosk: TellingPeer;

	const kioskOf = async (signaling: string): Promise<TellingPeer> => {
		const peer = await TellingPeer.join(signaling, 'kiosk', 'device');
		peer.begin('wish-list', { status: 'active', value: 'open', tags: ['hot', 'touched'] });
		peer.begin('screen', { status: 'error', value: 'dark' });
		return peer;
	};

	beforeAll(async () => {
		const { signaling } = running.sample;
		till = await TellingPeer.join(signaling, 'till');
		till.begin('basket', { status: 'active', value: 'filling', tags: ['hot'] });
		till.begin('printer', { status: 'error', value: 'jammed', tags: ['paper'] });
		till.begin('receipt', { status: 'done', value: 'printed' });
		kiosk = await kioskOf(signaling);
		page = await InspectorPage.open(running.browser, running.sample.page);
		await page.connected();
		await showsAll();
	});

	afterAll(() => {
		till[Symbol.dispose]();
		kiosk[Symbol.dispose]();
	});

	const take = (what: string) => page.tab.screenshot({ path: `${SCREENSHOTS}actors-${what}.png` });

	const shown = () =>
		page.tab.$$eval('[data-actor]', (rows) =>
			rows.map((row) => row.getAttribute('data-name') ?? '').sort((one, other) => (one < other ? -1 : 1)),
		);

	const shows = (names: readonly string[]) =>
		eventually(async () => {
			expect(await shown()).toEqual(names);
		});

	const showsAll = () =>
		eventually(async () => {
			expect(await shown()).toEqual(expect.arrayContaining(['order', ...OF_TILL, ...OF_KIOSK]));
			expect(await page.tab.$(HIDDEN)).toBeNull();
		});

	const row = (name: string) => `[data-actor][data-name="${name}"]`;

	const textOf = (selector: string) => page.tab.$eval(selector, (element) => element.textContent);

	/** Presses what can be chosen in the panel, such as `Tag hot`; once more takes it away. */
	const press = async (choice: string) => {
		const [facet, value] = choice.split(' ');
		await page.tab.locator(`[role=group][aria-label="${facet}"] button[title="${value}"]`).click();
	};

	const panel = () => page.tab.locator('[aria-label="Filter the actors"]').click();

	it.each([
		['a part of a name', 'wish', ['wish-list']],
		['a session id', 'receipt', ['receipt']],
		['a state, in whatever case', 'JAMMED', ['printer']],
		['a status and a tag', 'error paper', ['printer']],
		['a tag that two have', 'hot', ['basket', 'wish-list']],
	])('is searched by %s', async (_, words, found) => {
		await writeInto(page.tab, '[aria-label="Search actors"]', words);
		await shows(found);
		await page.tab.locator('[aria-label="Clear the search"]').click();
		await showsAll();
	});

	it('says what can be searched by where nothing is found', async () => {
		await writeInto(page.tab, '[aria-label="Search actors"]', 'nobody is called that');
		await page.tab.waitForSelector('::-p-text(Search by name, session id, state or tag.)');
		await take('not-found');
		await page.tab.keyboard.press('Escape');
		await showsAll();
	});

	describe('with the filter', () => {
		beforeAll(panel);
		afterAll(panel);

		it.each([
			[['Peer till'], OF_TILL],
			[['Kind device'], OF_KIOSK],
			[['Status error'], ['printer', 'screen']],
			[['Tag hot'], ['basket', 'wish-list']],
			[
				['Tag paper', 'Tag touched'],
				['printer', 'wish-list'],
			],
			[['Peer kiosk', 'Status error'], ['screen']],
			[['Kind device', 'Tag hot'], ['wish-list']],
		])('shows only what is of %j, and all again', async (choices, found) => {
			for (const choice of choices) await press(choice);
			await shows(found);
			expect(await textOf('.pane-foot')).toMatch(new RegExp(`^${found.length} actors?[1-9]\\d* hidden`));
			await take(`of-${choices.join('-and-').replaceAll(' ', '-').toLowerCase()}`);
			for (const choice of choices) await press(choice);
			await showsAll();
		});

		it('says why nothing is left, and leads back', async () => {
			await press('Kind device');
			await press('Tag paper');
			await page.tab.waitForSelector('::-p-text(All are hidden by the filter.)');
			await shows([]);
			await take('all-hidden');
			await page.tab.locator('::-p-text(Show all)').click();
			await showsAll();
		});
	});

	it('names what it is filtered by when the panel is shut, also after the page is loaded anew', async () => {
		await panel();
		await press('Tag hot');
		await panel();
		await page.tab.reload();
		await shows(['basket', 'wish-list']);
		expect(await textOf('.wanted')).toBe('taghot');
		await take('wanted');
		await page.tab.locator('[aria-label="Show other than tag hot, too"]').click();
		await showsAll();
	});

	it('counts what happens: a second while it does, in all when it rests', async () => {
		const count = `${row('basket')} .row-count`;
		expect(await page.tab.$(count)).toBeNull();
		let steps = 0;
		await eventually(async () => {
			till.step('basket', { status: 'active', value: 'filling' });
			steps++;
			expect(await textOf(`${count}[data-busy]`)).toMatch(/^\d+\/s$/);
			expect(await textOf(RATE)).toMatch(/^[1-9]\d* events\/s$/);
		});
		await take('counting');
		await page.tab.waitForSelector(`${count}:not([data-busy])`);
		expect(await textOf(count)).toBe(String(steps));
	});

	it('folds stopped actors away, but not the chosen one', async () => {
		const folded = '[data-row="ended"]';
		till.step('receipt', { status: 'stopped', value: 'printed' });
		await page.tab.waitForSelector(row('receipt'), { hidden: true });
		expect(await textOf(folded)).toBe('1 ended');
		await page.tab.locator(folded).click();
		await page.tab.waitForSelector(`${row('receipt')}[data-status="stopped"]`);
		await page.tab.locator(folded).click();
		await page.tab.waitForSelector(row('receipt'), { hidden: true });

		await page.tab.locator(row('printer')).click();
		till.step('printer', { status: 'stopped', value: 'jammed' });
		await page.tab.waitForSelector(`${row('printer')}[data-status="stopped"][aria-selected="true"]`);
		await take('stopped');
		await page.tab.locator(row('basket')).click();
		await page.tab.waitForSelector(row('printer'), { hidden: true });
		expect(await textOf(folded)).toBe('2 ended');
	});

	it('keeps nothing of a peer that left, and shows its next run once', async () => {
		const peers = () =>
			page.tab.$$eval('[data-peer] .row-peer', (all) => all.map((each) => each.textContent));
		kiosk[Symbol.dispose]();
		await eventually(async () => {
			expect(await peers()).toEqual(['sample-app', 'till']);
			expect((await shown()).filter((name) => OF_KIOSK.includes(name))).toEqual([]);
		});
		kiosk = await kioskOf(running.sample.signaling);
		await eventually(async () => {
			expect(await peers()).toEqual(['sample-app', 'till', 'kiosk']);
			expect((await shown()).filter((name) => OF_KIOSK.includes(name))).toEqual(OF_KIOSK);
		});
	});

	it('does not double an actor whose application ends and begins anew', async () => {
		const lamp = {
			sessionId: 'x:1',
			name: 'lamp',
			snapshot: { status: 'active', value: 'lit', context: {} },
		};
		const first = await tell(running.sample.signaling, 'desk', [lamp]);
		await page.tab.waitForSelector(`${row('desk/lamp')}[data-status="active"]`);
		first.close();
		await page.tab.waitForSelector(row('desk/lamp'), { hidden: true });
		const second = await tell(running.sample.signaling, 'desk', [lamp]);
		await page.tab.waitForSelector(`${row('desk/lamp')}[data-status="active"]`);
		await take('anew');
		expect((await shown()).filter((name) => name === 'desk/lamp')).toHaveLength(1);
		second.close();
		expect(page.problems).toEqual([]);
	});
});

describeWith(['chromium'], 'the tree of a busy application', () => {
	const running = sampleInBrowser();

	it('counts on, and shows the order that goes in circles once', async () => {
		const page = await InspectorPage.open(running.browser, running.sample.page);
		await page.connected();
		await page.tab.waitForSelector(`${ORDER} .row-count[data-busy]`);
		await page.moreTransitions(12);
		await page.tab.waitForFunction(
			(rate) => /^[1-9]\d* events\/s$/.test(document.querySelector(rate)?.textContent ?? ''),
			{},
			RATE,
		);
		expect(await page.tab.$$(ORDER)).toHaveLength(1);
		await page.tab.screenshot({ path: `${SCREENSHOTS}actors-busy.png` });
		expect(page.problems).toEqual([]);
	});
});
