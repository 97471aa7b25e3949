import { mkdir } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import type { InteropPeer } from '../src/interop/interop-peer.ts';
import { JVM, LANGUAGES } from '../src/interop/languages.ts';
import { SCREENSHOTS } from '../src/sample-in-browser.ts';
import { describeWith } from '../src/with-programs.ts';

const CHANNEL = 'interop';

/** The name that each of them has in the channel, and the word for what it runs on. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
	JVM: ['application', 'jvm'],
	Node: ['Node', 'node'],
	Python: ['Python', 'python'],
	Go: ['Go', 'go'],
};

const OTHERS = ['Node', 'Python', 'Go'];

/** A member in some language, and its counter. */
interface Member {
	readonly peer: InteropPeer;
	readonly sessionId: string;
}

describeWith(['chromium', 'python', 'go'], 'the page of an application in Java', () => {
	const started = new Map<string, InteropPeer>();
	const members = new Map<string, Member>();
	let browser: Browser;
	let page: InspectorPage;

	const member = (name: string): Member => {
		const found = members.get(name);
		if (!found) throw new Error(`${name} has not joined.`);
		return found;
	};

	const enter = async (name: string, url: string): Promise<{ url?: string }> => {
		const peer = started.get(name);
		if (!peer) throw new Error(`${name} was not started.`);
		const joined = await peer.join(url, CHANNEL);
		const { sessionId } = await peer.do<{ sessionId: string }>('expose', { systemId: `counter-${name}` });
		members.set(name, { peer, sessionId });
		return joined;
	};

	beforeAll(async () => {
		await mkdir(SCREENSHOTS, { recursive: true });
		await Promise.all(
			LANGUAGES.filter(({ name }) => name in WORDS).map(async (language) => {
				started.set(language.name, await language.start());
			}),
		);
		const { url = '' } = await enter(JVM.name, '');
		browser = await launch('chromium');
		page = await InspectorPage.open(browser, url.replace(/^ws/, 'http').replace(/signaling$/, ''));
		await Promise.all(OTHERS.map((name) => enter(name, url)));
	});

	afterAll(async () => {
		await Promise.all([...started.values()].map((peer) => peer[Symbol.asyncDispose]()));
		await browser.close();
	});

	const peerRow = (name: string) => `[data-peer="${member(name).peer.peerId}"]`;

	const counter = (name: string) => {
		const { peer, sessionId } = member(name);
		return `[data-of-peer="${peer.peerId}"][data-actor="${sessionId}"]`;
	};

	/** The application asks somebody's counter. */
	const ask = (name: string, event: { type: string; by?: number }) => {
		const { peer, sessionId } = member(name);
		const to = `xstate://${CHANNEL}/${peer.peerId}/${sessionId}`;
		return member(JVM.name).peer.do('ask', { to, event, timeoutMs: 20_000 });
	};

	it('shows each peer with the mark and the word of what it runs on', async () => {
		const marks = new Set<string | null>();
		for (const [name, words] of Object.entries(WORDS)) {
			await page.tab.waitForSelector(`${peerRow(name)}[data-connection="connected"]`, { timeout: 60_000 });
			const said = await page.tab.$$eval(`${peerRow(name)} :is(.row-name, .row-kind)`, (all) =>
				all.map(({ textContent }) => textContent),
			);
			expect(said).toEqual(words);
			const path = `${peerRow(name)} .kind-mark path`;
			marks.add(await page.tab.$eval(path, (mark) => mark.getAttribute('d')));
			await page.tab.waitForSelector(`${counter(name)}[data-status="active"]`);
		}
		expect(marks.size).toBe(Object.keys(WORDS).length);
		expect(await page.tab.$eval('.channel', ({ textContent }) => textContent)).toBe(`#${CHANNEL}`);
		await page.tab.screenshot({ path: `${SCREENSHOTS}languages.png` });
	});

	it.each(OTHERS)('shows what an event changes in the actor of %s', async (name) => {
		const count = (value: number) =>
			page.tab.waitForFunction(
				(text) => document.querySelector('[aria-label="Context"] [role=treeitem]')?.textContent === text,
				{},
				`count:${value}`,
			);
		await page.tab.locator(`${counter(name)}[data-state="counting"]`).click();
		await page.tab.waitForSelector(`.details-sub ::-p-text(${name})`);
		await page.tab.locator('[role=tab]::-p-text(Overview)').click();
		await count(0);
		await ask(name, { type: 'ADD', by: 7 });
		await count(7);
		expect(await page.tab.$eval('[data-testid="last-event"]', ({ textContent }) => textContent)).toBe('ADD');
		await ask(name, { type: 'ADD', by: 5 });
		await count(12);
		await page.tab.screenshot({ path: `${SCREENSHOTS}languages-${name.toLowerCase()}.png` });
		await ask(name, { type: 'END' });
		await page.tab.waitForSelector(`${counter(name)}[data-status="done"]`);
		await page.tab.waitForSelector('[data-chosen-actor][data-status="done"]');
		expect(page.problems).toEqual([]);
	});
});
