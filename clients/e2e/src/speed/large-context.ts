import type { Browser, Page } from 'puppeteer-core';
import { RecordingFile } from '../recordings/recording-file.ts';
import { gauged } from './gauge.ts';
import { withRecording } from './with-recording.ts';

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

/** Opens a recording with a context of a megabyte, looks at it, and at what changed in it. */
export function lookAtLargeContext(browser: Browser, url: string): Promise<Looked> {
	const file = new RecordingFile();
	const tell = (type: string, changed: boolean) =>
		file.tell('p-1', type, 'x:0', {
			name: 'large',
			event: { type: 'CHANGE' },
			snapshot: { status: 'active', value: 'open', context: context(changed) },
		});
	tell('actor', false);
	const size = tell('snapshot', false);
	tell('snapshot', true);
	return withRecording(browser, url, file, async ({ tab }, openIt) => {
		const before = (await gauged(tab)).tasks.length;
		await openIt();
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
		return { size, keys: ITEMS * 6 + 1, tasks: tasks.slice(before), shown, compared };
	});
}

async function timed(tab: Page, doing: () => Promise<void>): Promise<number> {
	const now = () => tab.evaluate(() => performance.now());
	const begun = await now();
	await doing();
	return (await now()) - begun;
}
