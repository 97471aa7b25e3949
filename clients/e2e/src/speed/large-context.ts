import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { InspectorPage } from '../inspector-page.ts';
import { gauge, gauged } from './gauge.ts';

/** What it takes to look at a large context. */
export interface Looked {
	/** Characters of the snapshot's line. */
	readonly size: number;
	/** Keys of the context, with those of the objects in it. */
	readonly keys: number;
	/** Tasks over 50 ms, in ms, from opening the file to the last look. */
	readonly tasks: readonly number[];
	/** From the press on the actor to its context on the screen, in ms. */
	readonly shown: number;
	/** From the press on “Over time” to the difference on the screen, in ms. */
	readonly compared: number;
}

/** Items enough for a megabyte; of the second snapshot every hundredth is another one. */
const ITEMS = 12_500;

const item = (index: number, changed: boolean) => ({
	sku: `A-${index}`,
	title: changed && index % 100 === 0 ? 'Lapsang Souchong' : 'Darjeeling',
	price: index % 97,
	amount: 1,
	boxes: [index, index + 1],
	gift: index % 2 === 0,
});

const context = (changed: boolean) => ({
	items: Array.from({ length: ITEMS }, (_, index) => item(index, changed)),
});

const told = (seq: number, type: string, changed: boolean) => ({
	type,
	_seq: seq,
	_peerId: 'p-1',
	sessionId: 'x:0',
	name: 'large',
	createdAt: String(1777637040000 + seq),
	event: { type: 'CHANGE' },
	snapshot: { status: 'active', value: 'open', context: context(changed) },
});

const lines = (): string[] =>
	[
		{ type: '@xstate-webrtc.recording', version: 1, application: 'orders', channel: 'orders' },
		told(1, '@xstate.actor', false),
		told(2, '@xstate.snapshot', false),
		told(3, '@xstate.snapshot', true),
	].map((line) => JSON.stringify(line));

/** Opens a recording with a context of a megabyte, looks at it, and at what changed in it. */
export async function lookAtLargeContext(browser: Browser, url: string): Promise<Looked> {
	const folder = await mkdtemp(join(tmpdir(), 'large-context-'));
	const tab = await browser.newPage();
	try {
		const all = lines();
		const path = join(folder, 'large.jsonl');
		await writeFile(path, all.join('\n'));
		await gauge(tab);
		const page = await InspectorPage.open({ newPage: () => Promise.resolve(tab) }, url);
		await page.connected();
		await tab.locator('[aria-label="Recording"]').click();
		const input = await tab.waitForSelector<'input'>('input[type=file]' as 'input');
		const before = (await gauged(tab)).tasks.length;
		await input?.uploadFile(path);
		const actor = await tab.waitForSelector('[data-actor][data-name="large"]');
		const shown = await timed(tab, async () => {
			await actor?.click();
			await tab.locator('::-p-aria([name="Overview"][role="tab"])').click();
			await tab.waitForSelector('[aria-label="Context"] [role=treeitem]');
		});
		const compared = await timed(tab, async () => {
			await tab.locator('::-p-aria([name="Over time"][role="tab"])').click();
			await tab.waitForSelector('.difference-tree [role=treeitem]');
		});
		const { tasks } = await gauged(tab);
		if (page.problems.length > 0) throw new Error(page.problems.join('\n'));
		return { size: all[2]?.length ?? 0, keys: ITEMS * 6 + 1, tasks: tasks.slice(before), shown, compared };
	} finally {
		await tab.close();
		await rm(folder, { recursive: true });
	}
}

async function timed(tab: Page, doing: () => Promise<void>): Promise<number> {
	const now = () => tab.evaluate(() => performance.now());
	const begun = await now();
	await doing();
	return (await now()) - begun;
}
