import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, it } from 'vitest';
import { BROWSERS } from '../src/browsers.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import {
	ACTORS,
	CROWD,
	EVENTS,
	hostileRecording,
	SCRIPT,
	TURNED,
	UNREADABLE,
} from '../src/recordings/hostile.ts';
import { BANNER, openRecording } from '../src/recordings/recording-file.ts';
import { DOCKS, lookAt } from '../src/recordings/tour.ts';
import { sampleIn, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { TellingPeer } from '../src/telling-peer.ts';
import { describeWith } from '../src/with-programs.ts';
import { writeInto } from '../src/write-into.ts';

/** Looked at in every browser. */
const MAIN = ['x:script', 'x:turned', 'x:prototype'];

/** Runs in the page: what of the content has become more than text. */
function harmOf(): string[] {
	const harm: string[] = [];
	if ('ran' in window) harm.push('a script ran');
	if ('ran' in {}) harm.push('the prototype of all objects has a member');
	const made = document.body.querySelectorAll('script, iframe, object, img[onerror], [href^="javascript"]');
	harm.push(...[...made].map(({ outerHTML }) => outerHTML.slice(0, 200)));
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
		if (text.nodeValue?.includes('\u202E') && !isIsolated(text.parentElement))
			harm.push(`turns others: ${text.nodeValue.slice(0, 80)}`);
	}
	return harm;

	function isIsolated(element: Element | null): boolean {
		if (element === null) return false;
		const { unicodeBidi, display } = getComputedStyle(element);
		// A block begins a paragraph of its own, out of which no direction reaches.
		return /isolate|plaintext/.test(unicodeBidi) || /^(?:block|flex|grid|list-item)/.test(display);
	}
}

for (const name of BROWSERS) {
	describeWith([name], `what a hostile peer tells, in ${name}`, () => {
		const running = sampleIn(name, 'shop.trade.enabled=false');
		let page: InspectorPage;
		let tab: Page;

		beforeAll(async () => {
			page = await InspectorPage.open(running.browser, running.sample.page);
			({ tab } = page);
			await page.connected();
			const path = fileURLToPath(new URL(`../target/hostile-${name}.jsonl`, import.meta.url));
			await openRecording(tab, await hostileRecording().write(path));
		});

		const harmless = async (view: string) => {
			expect({ view, harm: await tab.evaluate(harmOf) }).toEqual({ view, harm: [] });
		};

		it('is left out where it cannot be read, which is said', async () => {
			expect(await tab.$eval(BANNER, (banner) => banner.textContent)).toContain(
				`${UNREADABLE} lines could not be read`,
			);
			await harmless('recording');
		});

		it.each(name === 'chromium' ? Object.keys(ACTORS) : MAIN)(
			'does no harm in any view of %s',
			async (sessionId) => {
				await lookAt(tab, sessionId, harmless);
				expect(page.problems).toEqual([]);
			},
		);

		it.each(DOCKS)('does no harm in $name', async ({ name: dock, there }) => {
			await tab.locator(`[role=tab]::-p-text(${dock})`).click();
			await tab.waitForSelector(there);
			await harmless(dock);
			await tab.screenshot({ path: `${SCREENSHOTS}hostile-${dock.toLowerCase()}-${name}.png` });
			expect(page.problems).toEqual([]);
		});

		it('does no harm where it is read, filtered by or listed', async () => {
			await tab.locator('[role=tab]::-p-text(Sequence)').click();
			await tab.locator('.log-tools button::-p-text(dead letters)').click();
			await tab.waitForSelector('.seq-row[data-kind="dead"][aria-selected="true"]');
			await tab.waitForSelector('.payload [role=treeitem]');
			await harmless('a dead letter');
			await tab.screenshot({ path: `${SCREENSHOTS}hostile-dead-letter-${name}.png` });
			await tab.locator('.seq-row[data-kind="reply"]').click();
			await tab.waitForSelector('.seq-row[data-kind="reply"][aria-selected="true"]');
			await harmless('a reply');
			await tab.locator('[aria-label="Filter the actors"]').click();
			await tab.waitForSelector('.filter-panel');
			await harmless('the filter');
			await tab.screenshot({ path: `${SCREENSHOTS}hostile-filter-${name}.png` });
			await tab.locator('[aria-label="Filter the actors"]').click();
			await tab.locator('[role=tab]::-p-text(Events)').click();
			await tab.locator('.log-row').click();
			await tab.waitForSelector('.payload');
			await harmless('an event');
			await writeInto(tab, '[aria-label="Search actors"]', 'x:script');
			await tab.locator('[data-actor="x:script"]').click();
			await tab.locator('#details [role=tab]::-p-text(Diagram)').click();
			await tab.locator('.diagram-tools button::-p-text(States)').click();
			await tab.waitForSelector('.diagram-outline [role=treeitem]');
			await harmless('the list of states');
			expect(page.problems).toEqual([]);
		});

		it('is found, down to the last event of thousands', async () => {
			await tab.locator('[role=tab]::-p-text(Events)').click();
			await writeInto(tab, '[aria-label="Filter the events"]', 'onerror type:script actor:y:');
			await tab.waitForSelector(`[role=option][aria-setsize="${EVENTS}"]`);
			await harmless('found');
		});

		it('is drawn as far as states can be told apart, and the rest is counted', async () => {
			await lookAt(tab, 'x:crowded', harmless);
			await tab.locator('#details [role=tab]::-p-text(Diagram)').click();
			await tab.waitForSelector('.diagram[data-drawn][aria-busy="false"]');
			await tab.screenshot({ path: `${SCREENSHOTS}hostile-crowd-${name}.png` });
			expect((await tab.$$('.diagram-state')).length).toBeLessThanOrEqual(400);
			expect(await tab.$eval('#details', ({ textContent }) => textContent)).toContain(
				// The machine itself is one too.
				`400 of ${(CROWD + 1).toLocaleString('en')} states are drawn`,
			);
		});

		it('is gone with a press', async () => {
			await tab.locator('::-p-text(Back to live)').click();
			await writeInto(tab, '[aria-label="Search actors"]', '');
			await tab.waitForSelector('[data-actor][data-name="order"]');
			expect(await tab.$eval('body', ({ textContent }) => textContent)).not.toContain(SCRIPT);
			await harmless('live');
			using peer = await TellingPeer.join(running.sample.signaling, `${SCRIPT}${TURNED}`.slice(-60), 'node');
			peer.begin(SCRIPT, { status: 'active', value: TURNED, tags: [SCRIPT], context: { [SCRIPT]: TURNED } });
			await tab.locator('[role=tab]::-p-text(Connections)').click();
			await tab.waitForSelector('li[data-peer-name*="script"][data-connection="connected"]', {
				timeout: 20_000,
			});
			await tab.waitForSelector('[data-actor^="<img"]');
			await harmless('a peer of that name');
			await tab.screenshot({ path: `${SCREENSHOTS}hostile-live-${name}.png` });
			expect(page.problems).toEqual([]);
		});
	});
}
