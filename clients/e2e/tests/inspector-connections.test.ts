import { beforeAll, beforeEach, expect, it } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { startNode } from '../src/interop/languages.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { Crowd } from '../src/speed/crowd.ts';
import { TellingPeer } from '../src/telling-peer.ts';
import { describeWith } from '../src/with-programs.ts';

/** Its actors would push those of the others out of sight. */
const NO_TRADE = 'shop.trade.enabled=false';

/** Silence counts as a cut after 15 s. */
const CUT_MS = 40_000;

/** Altogether far more than is ever under way to a page. */
const MANY = 1_000;
const LARGE = 'x'.repeat(4_000);

describeWith(['chromium'], 'the connections to the peers', () => {
	const running = sampleInBrowser(NO_TRADE);
	let page: InspectorPage;

	beforeAll(async () => {
		page = await InspectorPage.open(running.browser, `${running.sample.page}#dock=connections`);
		await page.connected();
	});

	beforeEach(() => {
		expect(page.problems).toEqual([]);
	});

	const take = (what: string) => page.tab.screenshot({ path: `${SCREENSHOTS}connections-${what}.png` });

	const peer = (name: string, state = 'connected') =>
		`li[data-peer-name="${name}"][data-connection="${state}"]`;

	/** What is said of a peer, under this title. */
	const fact = (name: string, title: string) =>
		page.tab.$eval(
			`li[data-peer-name="${name}"]`,
			(row, wanted) =>
				[...row.querySelectorAll('.fact')]
					.find((each) => each.querySelector('dt')?.textContent === wanted)
					?.querySelector('dd')?.textContent ?? '',
			title,
		);

	const says = (name: string, title: string, what: RegExp) =>
		eventually(async () => {
			expect(await fact(name, title)).toMatch(what);
		});

	/** The points of the line of round-trip times, one after the other. */
	const line = (name: string) =>
		page.tab.$$eval(`li[data-peer-name="${name}"] .sparkline polyline`, (all) =>
			all.map((each) => each.getAttribute('points')).join(),
		);

	it('say by which path each peer is reached, and how fast it answers', async () => {
		using till = await TellingPeer.join(running.sample.signaling, 'till');
		till.begin('receipt', { status: 'active', value: 'printing' });
		for (const name of ['sample-app', 'till']) {
			await page.tab.waitForSelector(peer(name));
			await says(name, 'State', /^Connectedfor \d+ s$/);
			await says(name, 'Path', /^Direct.*(host|prflx) ⇄ (host|prflx)udp/);
			await says(name, 'Round trip', /^(< )?\d+(\.\d)? ms$/);
		}
		await take('paths');
	});

	it('show what comes while it comes, and draw how fast it is answered', async () => {
		using crowd = await Crowd.join(running.sample.signaling, 5);
		await says('crowd', 'Received', /^0 B\/s0 messages\/s/);
		const flowing = crowd.run(50, 8_000);
		await says('crowd', 'Received', /^\d+(\.\d)? KB\/s[1-9]\d* messages\/s/);
		const drawn = await eventually(async () => {
			const points = await line('crowd');
			expect(points).not.toBe('');
			return points;
		});
		await eventually(async () => {
			expect(await line('crowd')).not.toBe(drawn);
		});
		await take('flowing');
		await flowing;
		await says('crowd', 'Received', /^0 B\/s0 messages\/s.* in [1-9]\d*$/);
	});

	it('count what a page could not take, which then shows the newest state', async () => {
		using busy = await TellingPeer.join(running.sample.signaling, 'busy');
		busy.begin('counter', { status: 'active', value: 'counting' });
		await page.tab.waitForSelector('[data-actor="counter"][data-state="counting"]');
		expect(await fact('busy', 'Gaps')).toBe('none');
		for (let count = 0; count < MANY; count++) {
			busy.step('counter', { status: 'active', value: 'counting', context: { count, LARGE } });
		}
		busy.step('counter', { status: 'active', value: 'counted' });
		await says('busy', 'Gaps', /^\d+ gaps?, [1-9][\d,]* events\d\d:\d\d:\d\d\.\d{3}: [1-9][\d,]* events/);
		await page.tab.waitForSelector('[data-actor="counter"][data-state="counted"]');
		await take('gaps');
		expect(await fact('sample-app', 'Gaps')).toBe('none');
		await page.tab.locator('[role=tab]::-p-text(Events)').click();
		await page.tab.locator('[aria-label="Filter the events"]').fill('kind:gap');
		await page.tab.waitForSelector('.log-row ::-p-text(left out: this page could not keep up)');
		await take('gaps-in-the-log');
		await page.tab.locator('[role=tab]::-p-text(Connections)').click();
	});

	it('say that one is made again, and that it was cut once it is back', async () => {
		await using sleeper = await startNode();
		await sleeper.join(running.sample.signaling, 'sample-app');
		await sleeper.do('expose', { systemId: 'before' });
		await page.tab.waitForSelector(peer('Node'));
		sleeper.pause();
		await page.tab.waitForSelector(peer('Node', 'disconnected'), { timeout: CUT_MS });
		expect(await fact('Node', 'State')).toMatch(/^Reconnectingfor \d+ s/);
		await page.tab.waitForSelector('[data-peer] [role=img][aria-label="Reconnecting"]');
		await take('reconnecting');
		sleeper.goOn();
		await page.tab.waitForSelector(peer('Node'), { timeout: CUT_MS });
		await says('Node', 'State', /^Connectedfor \d+ s, cut once$/);
		await sleeper.do('expose', { systemId: 'after' });
		await page.tab.waitForFunction(
			(peerId) => document.querySelectorAll(`[data-actor][data-of-peer="${peerId}"]`).length === 2,
			{},
			sleeper.peerId,
		);
		await take('connected-again');
		expect(page.problems).toEqual([]);
	});
});
