import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'puppeteer-core';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { LogPage, type ShownRow } from '../src/log-page.ts';
import { NodePeer } from '../src/node-peer.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { describeWith } from '../src/with-programs.ts';

type Holds = (row: ShownRow) => boolean;

const FILTERS: readonly (readonly [filter: string, holds: Holds])[] = [
	['type:CHECK_OUT', ({ type }) => type === 'CHECK_OUT'],
	['type:check', ({ type }) => type === 'CHECK_OUT'],
	['kind:event', ({ kind }) => kind === 'event'],
	['actor:=order', ({ actor }) => actor === 'order'],
	['peer:"a script"', ({ peer }) => peer === 'a script'],
	['state:PAID', ({ state }) => state.includes('PAID')],
	['joined', ({ text }) => text.includes('joined the channel')],
];

describeWith(['chromium'], 'the log of events', () => {
	const running = sampleInBrowser();
	let wire: NodePeer;
	let context: BrowserContext;
	let page: InspectorPage;
	let tab: Page;
	let log: LogPage;

	beforeAll(async () => {
		wire = await NodePeer.inspect(running.sample.signaling);
	});

	afterAll(() => {
		wire[Symbol.dispose]();
	});

	beforeEach(async () => {
		context = await running.browser.createBrowserContext();
		const granted = (name: string) => ({ permission: { name }, state: 'granted' }) as const;
		await context.setPermission(
			new URL(running.sample.page).origin,
			granted('clipboard-read'),
			granted('clipboard-write'),
		);
		page = await InspectorPage.open(context, running.sample.page);
		({ tab } = page);
		log = new LogPage(tab);
		await page.connected();
		await page.moreTransitions(6);
	});

	afterEach(async () => {
		expect(page.problems).toEqual([]);
		await context.close();
	});

	const picture = (name: string) => tab.screenshot({ path: `${SCREENSHOTS}events-${name}.png` });

	/** What was told under these numbers, as another member of the channel heard it. */
	const told = (seqs: readonly number[]) =>
		eventually(() => {
			const events = seqs.map((seq) => wire.events.find(({ _seq }) => _seq === seq));
			expect(events).not.toContain(undefined);
			return events;
		});

	const copied = () => tab.evaluate(() => navigator.clipboard.readText());

	it('shows what a filter asks for and no more, and with a minus all the rest', async () => {
		await log.press('Pause');
		const all = await log.size();
		for (const [filter, holds] of FILTERS) {
			const found = await log.filter(filter, holds);
			const left = await log.filter(`-${filter}`, (row) => !holds(row));
			expect([filter, found + left]).toEqual([filter, all]);
		}
		const both = await log.filter(
			'kind:snapshot actor:order out',
			({ kind, actor, type }) => kind === 'snapshot' && actor === 'order' && type === 'CHECK_OUT',
		);
		const ofOrder = await log.filter('actor:order', ({ actor }) => actor === 'order');
		expect(both).toBeLessThan(ofOrder);
		await picture('filtered');
	});

	it('says what a filter can be where it finds nothing, and clearing it brings all back', async () => {
		await log.type('type:NO_SUCH_EVENT');
		const notice = await tab.waitForSelector('.log .notice ::-p-text(Nothing matches)');
		expect(await notice?.evaluate((title) => title.parentElement?.textContent)).toMatch(
			/type:PAY.*actor:order.*peer:shop.*state:paid.*kind:event/,
		);
		await picture('nothing');
		await log.press('Clear the search');
		await tab.waitForSelector('.log-row');
	});

	it('shows what a row carried, and copies it as it was told', async () => {
		await log.filter('kind:event type:check_out', ({ type }) => type === 'CHECK_OUT');
		await tab.locator('.log-row').click();
		await tab.waitForSelector('.log-row[aria-selected=true]');
		const seq = await log.chosen();
		const panel = await tab.$eval('.payload', ({ textContent }) => textContent);
		expect(panel).toContain(`#${seq}`);
		expect(panel).toMatch(/type:"?CHECK_OUT/);
		await log.press('Copy the event');
		await tab.waitForSelector('.payload [aria-label=Copied]');
		await picture('payload');
		expect([JSON.parse(await copied())]).toEqual(await told([seq]));

		await log.press('Close');
		await tab.waitForSelector('.payload', { hidden: true });
		expect(await tab.evaluate(() => document.activeElement?.role)).toBe('listbox');
	});

	it('copies the rows that the filter shows, one to a line, as they were told', async () => {
		await log.press('Pause');
		const count = await log.filter(
			'actor:order -kind:actor',
			({ actor, kind }) => actor === 'order' && kind !== 'actor',
		);
		await log.press('Copy the events shown');
		await tab.waitForSelector(`.log-said::-p-text(Copied ${count} events)`);
		const lines = (await copied()).split('\n');
		expect(lines.pop()).toBe('');
		expect(lines).toHaveLength(count);
		const events = lines.map((line) => JSON.parse(line) as { _seq: number; _peerId: string });
		const shown = await log.rows();
		const seqs = events.map(({ _seq }) => _seq);
		expect(seqs.slice(-shown.length)).toEqual(shown.map(({ seq }) => seq));
		const peerId = await tab.$eval('.log-row', (row) => row.getAttribute('data-of-peer'));
		expect(events).toEqual((await told(seqs)).map((event) => ({ ...event, _peerId: peerId })));
		await picture('copied');
	});

	it('stands still while it is paused, counts what is new, goes on, and begins anew', async () => {
		await log.press('Pause');
		const [before, size] = [await log.rows(), await log.size()];
		await page.moreTransitions(3);
		expect([await log.rows(), await log.size()]).toEqual([before, size]);
		expect(await tab.$eval('.log-waiting', ({ textContent }) => textContent)).toMatch(/^\d+ new$/);
		await picture('paused');

		await log.press('Pause');
		const newest = before.at(-1)?.seq ?? 0;
		await tab.waitForFunction(
			(seq) =>
				[...document.querySelectorAll('.log-row')].some((row) => Number(row.getAttribute('data-seq')) > seq),
			{},
			newest,
		);
		expect(await tab.$('.log-waiting')).toBeNull();

		await log.press('Clear');
		await eventually(async () => {
			await tab.focus('.log-list');
			await tab.keyboard.press('Home');
			expect(await log.chosen()).toBeGreaterThan(newest);
		});
	});
});
